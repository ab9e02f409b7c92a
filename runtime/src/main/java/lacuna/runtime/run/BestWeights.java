package lacuna.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.DamagedFile;
import lacuna.runtime.checkpoint.SafetensorsReader;
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
   * The best of a run that begins; what stands in the file is of another.
   *
   * @param writer writes the file
   */
  BestWeights(Path file, String stage, CheckpointWriter writer) {
    this.file = file;
    this.stage = stage;
    this.writer = writer;
  }

  /**
   * The best of a run that goes on. A file that cannot be read is set aside: the best from here on
   * is kept.
   *
   * @param say is told of that
   */
  static BestWeights resumed(
      Path file, String stage, CheckpointWriter writer, Consumer<String> say) {
    BestWeights weights = new BestWeights(file, stage, writer);
    if (Files.exists(file)) {
      try {
        weights.best = saved(file);
      } catch (CheckpointException | NumberFormatException e) {
        say.accept(
            """
            damaged: %s
              set aside as %s; the run goes on, and keeps its best weights from here on\
            """
                .formatted(
                    e instanceof CheckpointException
                        ? e.getMessage()
                        : file + ": its figure is not a number",
                    DamagedFile.setAside(file)));
      }
    }
    return weights;
  }

  private static double saved(Path file) {
    try (SafetensorsReader reader = WeightsFile.openOwn(file)) {
      double value = Double.parseDouble(reader.metadata().getOrDefault(VALUE, ""));
      if (Double.isNaN(value)) {
        throw new NumberFormatException();
      }
      return value;
    }
  }

  /**
   * Whether the figure is the best so far.
   *
   * @param figures of the stage, by name, in its own order
   */
  boolean isBeatenBy(Map<String, Double> figures) {
    if (figures.isEmpty()) {
      return false;
    }
    Map.Entry<String, Double> figure = figures.entrySet().iterator().next();
    double value = figure.getValue();
    return !Double.isNaN(value)
        && (best == null || (figure.getKey().equals(LOSS) ? value < best : value > best));
  }

  /**
   * Saves the weights if their figure is the best so far.
   *
   * @param figures of the stage, by name, in its own order
   */
  void offer(Map<String, Double> figures, long update, Parameters parameters) {
    if (isBeatenBy(figures)) {
      Map.Entry<String, Double> figure = figures.entrySet().iterator().next();
      double value = figure.getValue();
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
          tensors -> WeightsFile.save(file, tensors, remarks));
    }
  }
}
