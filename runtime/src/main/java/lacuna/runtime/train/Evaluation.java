package lacuna.runtime.train;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.Batches;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.tensor.Engines;

/**
 * The stage's figures over the validation images, each image once, with the same draws each time.
 */
final class Evaluation {
  private final Training training;
  private final Recipe recipe;
  private final DataSource source;
  private final Pipeline pipeline;
  private final Loading loading;

  /**
   * An evaluation that can be run again and again.
   *
   * @param source prepared
   */
  Evaluation(
      Training training, Recipe recipe, DataSource source, Pipeline pipeline, Loading loading) {
    this.training = training;
    this.recipe = recipe;
    this.source = source;
    this.pipeline = pipeline;
    this.loading = loading;
  }

  /** Means over all images, by name. */
  @SuppressWarnings("try") // the scope owns what is made in it
  Map<String, Double> measure() {
    Map<String, Double> sums = new LinkedHashMap<>();
    long images = 0;
    try (Batches batches = Batches.inOrder(source, pipeline, loading)) {
      for (int number = 0; batches.hasNext(); number++) {
        Batch batch = batches.next();
        Engines.seed(Seeds.of(recipe.seed(), Seeds.EVALUATION, number));
        try (Scope scope = Scope.open(training.device())) {
          Training.Inputs inputs = BatchInputs.load(batch, source);
          training
              .stage()
              .measure(inputs.images(), inputs.labels())
              .forEach((name, value) -> sums.merge(name, value * batch.size(), Double::sum));
        }
        images += batch.size();
      }
    }
    long all = images;
    sums.replaceAll((name, sum) -> sum / all);
    return sums;
  }
}
