package lacuna.runtime.run;

import ai.djl.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.Counters;
import lacuna.runtime.checkpoint.Retention;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SavedState;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.TrainingStep;
import lacuna.runtime.train.WeightAverage;

/** Saves and restores what a stage needs to go on exactly: weights, optimizer state, counters. */
public final class TrainingState {
  /** Before the keys of a network's weights in a saved state. */
  private static final String MODEL = "model.";

  private static final String AVERAGE = "ema.";
  private static final String OPTIMIZER = "optimizer.";

  private final String stage;
  private final Recipe recipe;
  private final TrainConfig config;
  private final int images;
  private final Retention retention;
  private final TrainingStep step;

  /**
   * @param images of the training data
   * @param retention which states are kept
   * @param step what is saved, and filled
   */
  TrainingState(
      String stage,
      Recipe recipe,
      TrainConfig config,
      int images,
      Retention retention,
      TrainingStep step) {
    this.stage = stage;
    this.recipe = recipe;
    this.config = config;
    this.images = images;
    this.retention = retention;
    this.step = step;
  }

  /** Saves the state as it is now, with the seconds spent so far. */
  void save(CheckpointWriter writer, StateFolder folder, double seconds) {
    Counters now = counters(seconds);
    writer.write(tensors(), tensors -> folder.save(now, tensors, retention));
  }

  /**
   * Checks that a stage can go on from a state.
   *
   * @param folder of the state, for messages
   * @throws RunException where it was saved under settings with which it cannot go on
   */
  static void requireSame(
      String stage, Recipe recipe, TrainConfig config, int images, StateFolder folder) {
    Counters saved = folder.counters();
    Counters now = counters(stage, recipe, config, images, 0, 0);
    if (saved.seed() != now.seed()
        || saved.batchSize() != now.batchSize()
        || saved.images() != now.images()) {
      throw new RunException(
          """
          %s: this run cannot go on from the state in %s
            it had %s
            now it has %s\
          """
              .formatted(stage, folder.folder(), described(saved), described(now)));
    }
  }

  /** Restores a state with which the stage can go on; returns the seconds spent before. */
  double restore(SavedState state) {
    Counters saved = state.counters();
    try (SafetensorsReader reader = state.open()) {
      WeightsFile.readAll(reader, tensors());
    }
    step.optimizer().step(saved.update());
    return saved.seconds();
  }

  /** Whether a file of weights holds, whole, those of a saved state. */
  static boolean isKeptIn(Path model, SavedState saved) {
    if (!Files.exists(model)) {
      return false;
    }
    try (SafetensorsReader weights = WeightsFile.openOwn(model);
        SafetensorsReader state = saved.open()) {
      String prefix = evaluated(state);
      return weights.tensors().keySet().stream()
              .allMatch(key -> weights.bytes(key).equals(state.bytes(prefix + key)))
          && state.tensors().keySet().stream()
              .filter(key -> key.startsWith(prefix))
              .allMatch(key -> weights.tensors().containsKey(key.substring(prefix.length())));
    } catch (CheckpointException e) {
      return false;
    }
  }

  /** Before the keys of the weights that count in a saved state: their average, where it has one. */
  public static String evaluated(SafetensorsReader state) {
    boolean averaged = state.tensors().keySet().stream().anyMatch(key -> key.startsWith(AVERAGE));
    return averaged ? AVERAGE : MODEL;
  }

  /** Fills a network with the weights of a saved state. */
  public static void loadWeights(SavedState state, Parameters network) {
    try (SafetensorsReader reader = state.open()) {
      WeightsFile.loadBelow(reader, evaluated(reader), network);
    }
  }

  private static String described(Counters counters) {
    return "seed %d, batch_size %d and %d images"
        .formatted(counters.seed(), counters.batchSize(), counters.images());
  }

  private Counters counters(double seconds) {
    return counters(stage, recipe, config, images, step.optimizer().step(), seconds);
  }

  private static Counters counters(
      String stage, Recipe recipe, TrainConfig config, int images, long update, double seconds) {
    return new Counters(
        stage,
        update,
        false,
        recipe.seed(),
        recipe.batchSize(),
        config.accumulate(),
        images,
        seconds);
  }

  /** What a saved state holds, by name: the weights, their average and the optimizer's tensors. */
  private Map<String, NDArray> tensors() {
    Map<String, NDArray> all =
        new LinkedHashMap<>(WeightsFile.tensors(step.network().parameters(), MODEL));
    WeightAverage average = step.average();
    if (average != null) {
      average.tensors().forEach((key, value) -> all.put(AVERAGE + key, value));
    }
    step.optimizer().tensors().forEach((name, value) -> all.put(OPTIMIZER + name, value));
    return all;
  }
}
