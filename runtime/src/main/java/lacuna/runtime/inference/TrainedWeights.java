package lacuna.runtime.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SavedState;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.run.TrainingState;
import lacuna.runtime.train.Network;

/** Weights that a stage of a run has learned: the last, those of an unfinished stage, or the best. */
public final class TrainedWeights {
  private static final String ENCODER = "encoder.";

  private final RunFolder folder;
  private final String stage;
  private final boolean best;
  private final Consumer<String> say;

  /**
   * @param stage whose weights
   * @param best those with the best figure, not the last
   * @param say is told which weights they are
   */
  public TrainedWeights(RunFolder folder, String stage, boolean best, Consumer<String> say) {
    this.folder = folder;
    this.stage = stage;
    this.best = best;
    this.say = say;
  }

  /**
   * Fills the network of the stage.
   *
   * @throws RunException where the run has no such weights
   * @throws CheckpointException where they are damaged or do not fit
   */
  public void load(Network network) {
    Parameters parameters = network.parameters();
    load(
        file -> WeightsFile.load(file, parameters),
        state -> TrainingState.loadWeights(state, parameters));
  }

  /**
   * Fills a network that is the stage's encoder alone. What no pre-training has learned may be
   * missing and keeps its first values, as where a later stage starts from these weights.
   *
   * @throws RunException where the run has no such weights
   * @throws CheckpointException where they are damaged or lack something
   */
  public void loadEncoder(Network encoder) {
    load(
        file -> {
          try (SafetensorsReader reader = WeightsFile.open(file)) {
            loadEncoder(reader, "", encoder.parameters());
          }
        },
        state -> {
          try (SafetensorsReader reader = state.open()) {
            loadEncoder(reader, TrainingState.evaluated(reader), encoder.parameters());
          }
        });
  }

  /** In stages that only classify, the encoder's keys have nothing before them. */
  private static void loadEncoder(SafetensorsReader reader, String above, Parameters encoder) {
    String below = above + ENCODER;
    boolean named = reader.tensors().keySet().stream().anyMatch(key -> key.startsWith(below));
    WeightsFile.loadPart(reader, named ? below : above, encoder);
  }

  private void load(Consumer<Path> ofFile, Consumer<SavedState> ofState) {
    Path weights = best ? folder.best(stage) : folder.model(stage);
    StateFolder state = folder.state(stage);
    if (Files.isRegularFile(weights)) {
      ofFile.accept(weights);
      say.accept("%s: weights of %s".formatted(stage, weights));
    } else if (!best && state.exists()) {
      SavedState newest = state.newest(say);
      ofState.accept(newest);
      say.accept(
          "%s: not finished, weights after update %d"
              .formatted(stage, newest.counters().update()));
    } else {
      throw new RunException(
          """
          %s holds no weights of the stage `%s`
            there is no %s%s
            train it first, or choose another stage by --stage\
          """
              .formatted(folder.path(), stage, weights, best ? "" : " and no saved state"));
    }
  }
}
