package lacuna.runtime.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.train.UpdateMetrics;

/** {@code metrics.jsonl}: one JSON object per update, and one per evaluation. */
final class MetricsLog implements AutoCloseable {
  private static final long NOTHING = -1;

  private final Path file;
  private final String stage;
  private final Writer writer;
  private final long evaluated;

  private MetricsLog(Path file, String stage, Writer writer, long evaluated) {
    this.file = file;
    this.stage = stage;
    this.writer = writer;
    this.evaluated = evaluated;
  }

  /**
   * Opens the file to append to it.
   *
   * @param update lines of this stage from this update on are dropped: a stopped run had gone
   *     further than its saved state
   */
  static MetricsLog open(Path file, String stage, long update) throws IOException {
    List<String> kept = keep(file, stage, update);
    long evaluated =
        kept.stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(line -> line.has("metrics") && isOf(line, stage))
            .mapToLong(line -> line.get("update").getAsLong())
            .max()
            .orElse(NOTHING);
    Writer writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new MetricsLog(file, stage, writer, evaluated);
  }

  /** Drops all lines of a stage. */
  static void drop(Path file, String stage) throws IOException {
    keep(file, stage, NOTHING);
  }

  private static List<String> keep(Path file, String stage, long update) throws IOException {
    List<String> kept = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (isBefore(line, stage, update)) {
          kept.add(line);
        }
      }
      AtomicFile.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    }
    return kept;
  }

  /** The update after which the stage was evaluated last when the log was opened; -1 for none. */
  long evaluated() {
    return evaluated;
  }

  /** Writes the line of an update. */
  void update(UpdateMetrics metrics) {
    JsonObject line = line(metrics.update(), metrics.epoch());
    number(line, "loss", metrics.loss());
    number(line, "rate", metrics.rate());
    number(line, "grad_norm", metrics.gradientNorm());
    number(line, "images_per_s", metrics.imagesPerSecond());
    number(line, "wait_share", metrics.waitShare());
    line.addProperty("peak_bytes", metrics.peakBytes());
    number(line, "seconds", metrics.seconds());
    write(line);
  }

  /** Writes what an evaluation measured after an epoch, counted from 1. */
  void evaluation(long update, long epoch, Map<String, Double> metrics) {
    JsonObject line = line(update, epoch);
    JsonObject values = new JsonObject();
    metrics.forEach((name, value) -> number(values, name, value));
    line.add("metrics", values);
    write(line);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private JsonObject line(long update, long epoch) {
    JsonObject line = new JsonObject();
    line.addProperty("stage", stage);
    line.addProperty("update", update);
    line.addProperty("epoch", epoch);
    return line;
  }

  /** JSON has no infinity and no NaN: they are texts. */
  private static void number(JsonObject line, String name, double value) {
    if (Double.isFinite(value)) {
      line.addProperty(name, value);
    } else {
      line.addProperty(name, Double.toString(value));
    }
  }

  private void write(JsonObject line) {
    try {
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static boolean isOf(JsonObject line, String stage) {
    return line.get("stage").getAsString().equals(stage);
  }

  private static boolean isBefore(String line, String stage, long update) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      return object.has("stage")
          && object.has("update")
          && (!isOf(object, stage) || object.get("update").getAsLong() <= update);
    } catch (JsonParseException | IllegalStateException e) {
      return false; // half a line of a run that was killed
    }
  }
}
