package lacuna.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a stage with the best figure so far. The figure is the first that the stage
 * measures; a loss should be low, everything else high. A resumed run reads it from the file.
 */
final class BestWeights {
  private static final String LOSS = "loss";
  private static final String VALUE = "value";

  private final Path file;
  private final String stage;
  private final CheckpointWriter writer;
  private @Nullable Double best;

  /**
   * @param writer writes the file
   * @param resumed whether a file that exists is from the same run
   */
  BestWeights(Path file, String stage, CheckpointWriter writer, boolean resumed) {
    this.file = file;
    this.stage = stage;
    this.writer = writer;
    best = resumed && Files.exists(file) ? saved(file) : null;
  }

  private static @Nullable Double saved(Path file) {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      String value = reader.metadata().get(VALUE);
      return value == null ? null : Double.valueOf(value);
    }
  }

  /**
   * Saves the weights if their figure is the best so far.
   *
   * @param figures of the stage, by name, in its own order
   */
  void offer(Map<String, Double> figures, long update, Parameters parameters) {
    if (figures.isEmpty()) {
      return;
    }
    Map.Entry<String, Double> figure = figures.entrySet().iterator().next();
    double value = figure.getValue();
    boolean better = best == null || (figure.getKey().equals(LOSS) ? value < best : value > best);
    if (better && !Double.isNaN(value)) {
      best = value;
      Map<String, String> remarks =
          Map.of(
              "stage",
              stage,
              "update",
              Long.toString(update),
              "figure",
              figure.getKey(),
              VALUE,
              Double.toString(value));
      writer.write(
          WeightsFile.tensors(parameters, ""),
          tensors -> SafetensorsWriter.write(file, remarks, tensors));
    }
  }
}
