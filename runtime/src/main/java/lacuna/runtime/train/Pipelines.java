package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataSource;
import org.jspecify.annotations.Nullable;

/** The ways of a recipe's images from files to floats. */
final class Pipelines {

  private Pipelines() {}

  /** For the images of {@code data}: all augments where it is learned from, else as they are. */
  static Pipeline data(Recipe recipe) {
    Learning learning = recipe.learning();
    return learning == null ? validation(recipe) : pipeline(recipe, learning.augment());
  }

  /** For figures and pictures: the validation's changes, else the centre of the resized image. */
  static Pipeline validation(Recipe recipe) {
    List<Augment> augment = recipe.validationAugment();
    return pipeline(recipe, augment == null ? List.of() : augment);
  }

  /**
   * The images for the figures, prepared; null for none. Drawn ones would be those of {@code data}
   * again under the same seed.
   */
  static @Nullable DataSource validationImages(Recipe recipe) {
    DataSource validation = recipe.validation();
    long seed = Seeds.of(recipe.seed(), Seeds.EVALUATION, 0);
    return validation == null ? null : validation.prepare(recipe.image(), seed);
  }

  private static Pipeline pipeline(Recipe recipe, List<Augment> augment) {
    return new Pipeline(
        recipe.image(), augment, numbers(recipe.mean()), numbers(recipe.std()));
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
