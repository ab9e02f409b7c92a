package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataSource;
import org.jspecify.annotations.Nullable;

/** The input pipelines of a recipe: from image files to normalized floats. */
public final class Pipelines {

  private Pipelines() {}

  /** For {@code data}: augmented where a stage trains on it, else as for validation. */
  public static Pipeline data(Recipe recipe) {
    TrainConfig config = recipe.training();
    return config == null ? validation(recipe) : pipeline(recipe, config.augment());
  }

  /** For evaluation and pictures: the validation's transforms, else a resize and center crop. */
  public static Pipeline validation(Recipe recipe) {
    List<Augment> augment = recipe.validationAugment();
    return pipeline(recipe, augment == null ? List.of() : augment);
  }

  /**
   * The validation images, prepared; null for none. Synthetic ones are drawn from another seed, or
   * they would be those of {@code data} again.
   */
  public static @Nullable DataSource validationImages(Recipe recipe) {
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
