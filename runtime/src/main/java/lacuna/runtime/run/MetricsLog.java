package lacuna.runtime.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.train.UpdateMetrics;

/** {@code metrics.jsonl}: one JSON object per update, and one per evaluation. */
final class MetricsLog implements AutoCloseable {
  private final String stage;
  private final Writer writer;

  private MetricsLog(String stage, Writer writer) {
    this.stage = stage;
    this.writer = writer;
  }

  /**
   * Opens the file to append to it.
   *
   * @param update lines of this stage from this update on are dropped: a stopped run had gone
   *     further than its saved state
   */
  static MetricsLog open(Path file, String stage, long update) throws IOException {
    if (Files.exists(file)) {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (isBefore(line, stage, update)) {
          kept.add(line);
        }
      }
      AtomicFile.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    }
    return new MetricsLog(
        stage, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
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
      throw new UncheckedIOException("metrics.jsonl cannot be written", e);
    }
  }

  private static boolean isBefore(String line, String stage, long update) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      return object.has("stage")
          && object.has("update")
          && (!object.get("stage").getAsString().equals(stage)
              || object.get("update").getAsLong() <= update);
    } catch (JsonParseException | IllegalStateException e) {
      return false; // half a line of a run that was killed
    }
  }
}
