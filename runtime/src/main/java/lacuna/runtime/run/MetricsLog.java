package lacuna.runtime.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.checkpoint.DamagedFile;
import lacuna.runtime.train.UpdateMetrics;
import org.jspecify.annotations.Nullable;

/** {@code metrics.jsonl}: one JSON object per update, and one per evaluation. */
final class MetricsLog implements AutoCloseable {
  /** Before the first line of any stage. */
  static final long NOTHING = -1;

  private static final String STAGE = "stage";
  private static final String UPDATE = "update";
  private static final String METRICS = "metrics";

  /** Between the name of a probe and that of a figure. */
  private static final String PROBE = "/";

  private final Path file;
  private final String stage;
  private final Writer writer;
  private final Map<String, Long> evaluated;
  private final @Nullable EventFile events;

  private MetricsLog(
      Path file,
      String stage,
      Writer writer,
      Map<String, Long> evaluated,
      @Nullable EventFile events) {
    this.file = file;
    this.stage = stage;
    this.writer = writer;
    this.evaluated = evaluated;
    this.events = events;
  }

  /**
   * Opens the file to append to it. One with lines that cannot be read is set aside, and its other
   * lines are kept: a log that is damaged does not stop a run.
   *
   * @param update lines of this stage from this update on are dropped: a stopped run had gone
   *     further than its saved state
   * @param events folder for TensorBoard's files, one below it for each stage; null for none
   * @param say is told of a damaged file
   * @throws RunException where the file can neither be read nor set aside
   */
  static MetricsLog open(
      Path file, String stage, long update, @Nullable Path events, Consumer<String> say) {
    try {
      Map<String, Long> evaluated = keepReadable(file, stage, update, say);
      Writer writer =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new MetricsLog(
          file,
          stage,
          writer,
          evaluated,
          events == null ? null : EventFile.create(events.resolve(stage), update + 1));
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Drops all lines of a stage. */
  static void drop(Path file, String stage, Consumer<String> say) throws IOException {
    keepReadable(file, stage, NOTHING, say);
  }

  /**
   * The update after which the stage was evaluated last when the log was opened; -1 for none.
   *
   * @param probe the stage that measured it, or empty for its own evaluation
   */
  long evaluated(String probe) {
    return evaluated.getOrDefault(probe, NOTHING);
  }

  /** What a figure of a probe is called in the log of the stage that it measures. */
  static String figure(String probe, String name) {
    return probe + PROBE + name;
  }

  /** Keeps the lines that are wanted; returns the last evaluations of the stage by their probe. */
  private static Map<String, Long> keepReadable(Path file, String stage, long update, Consumer<String> say)
      throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Map.of();
    }
    Map<String, Long> evaluated = new HashMap<>();
    StringBuilder kept = new StringBuilder();
    List<Long> unreadable = new ArrayList<>();
    long[] number = {0};
    @Nullable String problem;
    try {
      TextFile.lines(
          file,
          (line, ended) -> {
            number[0]++;
            JsonObject read = readable(line);
            if (read == null) {
              if (ended) { // half a line at the end is left by any run that was killed
                unreadable.add(number[0]);
              }
            } else if (isBefore(read, stage, update)) {
              kept.append(line).append('\n');
              if (read.get(METRICS) instanceof JsonObject figures
                  && read.get(STAGE).getAsString().equals(stage)) {
                for (String figure : figures.keySet()) {
                  String probe = figure.substring(0, Math.max(0, figure.indexOf(PROBE)));
                  evaluated.merge(probe, read.get(UPDATE).getAsLong(), Math::max);
                }
              }
            }
          });
      problem =
          unreadable.isEmpty()
              ? null
              : "%d of its lines cannot be read, first line %d"
                  .formatted(unreadable.size(), unreadable.get(0));
    } catch (IOException e) {
      problem = e.getMessage();
    }
    if (problem != null) {
      Path aside = DamagedFile.setAside(file);
      say.accept(
          """
          damaged: %s: %s
            set aside as %s; the run goes on, and keeps the lines that can be read\
          """
              .formatted(file, problem, aside));
    }
    AtomicFile.write(file, kept.toString());
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
    event(
        metrics.update(),
        Map.of(
            "loss", metrics.loss(),
            "rate", metrics.rate(),
            "grad_norm", metrics.gradientNorm(),
            "images_per_s", metrics.imagesPerSecond()));
  }

  /** Writes what an evaluation measured after an epoch, counted from 1. */
  void evaluation(long update, long epoch, Map<String, Double> metrics) {
    JsonObject line = line(update, epoch);
    JsonObject values = new JsonObject();
    metrics.forEach((name, value) -> number(values, name, value));
    line.add(METRICS, values);
    write(line);
    Map<String, Double> measured = new LinkedHashMap<>();
    metrics.forEach((name, value) -> measured.put("validation/" + name, value));
    event(update, measured);
  }

  private void event(long update, Map<String, Double> values) {
    if (events != null) {
      try {
        events.scalars(update, values);
      } catch (IOException e) {
        throw new RunException(
            "TensorBoard's events cannot be written: " + e.getMessage(), RunException.STOPPED);
      }
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (events != null) {
      events.close();
    }
  }

  private JsonObject line(long update, long epoch) {
    JsonObject line = new JsonObject();
    line.addProperty(STAGE, stage);
    line.addProperty(UPDATE, update);
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
      throw new RunException(
          file + " cannot be written: " + e.getMessage(), RunException.STOPPED);
    }
  }

  /** The object of a line, if it says whose it is and of which update; else null. */
  static @Nullable JsonObject readable(String line) {
    try {
      return JsonParser.parseString(line) instanceof JsonObject object
              && object.get(STAGE) instanceof JsonPrimitive stage
              && stage.isString()
              && object.get(UPDATE) instanceof JsonPrimitive update
              && update.isNumber()
              && update.getAsLong() >= 0
          ? object
          : null;
    } catch (JsonParseException | NumberFormatException e) {
      return null;
    }
  }

  private static boolean isBefore(JsonObject line, String stage, long update) {
    return !line.get(STAGE).getAsString().equals(stage) || line.get(UPDATE).getAsLong() <= update;
  }
}
