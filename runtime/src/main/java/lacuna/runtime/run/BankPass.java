package lacuna.runtime.run;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Measurement;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Measures without training: shows a stage every image of {@code data}, evaluates it over {@code
 * validation}, and asks what all of that amounts to.
 */
final class BankPass {
  private final String stage;
  private final Recipe recipe;
  private final DataSource data;
  private final @Nullable DataSource validation;
  private final Consumer<String> say;

  /**
   * @param say is told of broken images
   */
  BankPass(
      String stage,
      Recipe recipe,
      DataSource data,
      @Nullable DataSource validation,
      Consumer<String> say) {
    this.stage = stage;
    this.recipe = recipe;
    this.data = data;
    this.validation = validation;
    this.say = say;
  }

  /** Is told how many images are done, and of what; returns whether to go on. */
  @FunctionalInterface
  interface Follower {
    boolean done(long images, String what);
  }

  /**
   * The figures; none where it was stopped.
   *
   * @param network is asked to keep features, so each is measured once
   * @throws RunException where the stage measures nothing
   */
  Measurement measure(Network network, Follower follower) {
    long[] gathered = {0};
    boolean whole =
        pass(network, data, Seeds.FEATURES)
            .forEachBatch(
                (inputs, size) -> {
                  network.stage().look(inputs.images(), inputs.labels());
                  gathered[0] += size;
                  return follower.done(gathered[0], "features");
                });
    boolean[] goesOn = {whole};
    Measurement evaluated =
        whole && validation != null
            ? new Evaluation(network, pass(network, validation, Seeds.EVALUATION))
                .measure(done -> goesOn[0] = follower.done(data.count() + done, "evaluation"))
            : Measurement.NONE;
    if (!goesOn[0]) {
      return Measurement.NONE;
    }
    Map<String, Double> figures = new LinkedHashMap<>(evaluated.figures());
    figures.putAll(summary(network));
    if (figures.isEmpty()) {
      throw new RunException(
          validation == null
              ? stage + " trains nothing and has no `validation`: there is nothing to evaluate"
              : stage + " trains nothing and reports no figure by `metric`");
    }
    return new Measurement(figures, evaluated.confusion());
  }

  @SuppressWarnings("try") // the scope owns what is made in it
  private static Map<String, Double> summary(Network network) {
    try (Scope scope = Scope.open(network.device())) {
      Map<String, NDArray> reported = network.stage().summary();
      Map<String, Double> figures = new LinkedHashMap<>();
      if (!reported.isEmpty()) {
        double[] read = Engines.numbers(List.copyOf(reported.values()));
        for (String name : reported.keySet()) {
          figures.put(name, read[figures.size()]);
        }
      }
      return figures;
    }
  }

  private DatasetPass pass(Network network, DataSource source, long purpose) {
    LoaderOptions loading =
        new LoaderOptions(
            recipe.batchSize(), recipe.workers(), recipe.seed(), recipe.maxCorrupt(), say);
    return new DatasetPass(network, source, Pipelines.data(recipe), loading, purpose);
  }
}
