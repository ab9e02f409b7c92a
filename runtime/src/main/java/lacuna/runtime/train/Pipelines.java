package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.augment.Pipeline;

/** The ways of a recipe's images from files to floats. */
final class Pipelines {

  private Pipelines() {}

  /** For training: all augments. */
  static Pipeline training(Recipe recipe) {
    return pipeline(recipe, recipe.augment());
  }

  /** For figures and pictures: the validation's changes, else the centre of the resized image. */
  static Pipeline validation(Recipe recipe) {
    List<Augment> augment = recipe.validationAugment();
    return pipeline(recipe, augment == null ? List.of() : augment);
  }

  private static Pipeline pipeline(Recipe recipe, List<Augment> augment) {
    return new Pipeline(
        recipe.image(), augment, numbers(recipe.mean()), numbers(recipe.deviation()));
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
