package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.StateFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a run is doing, from what it leaves in its folder: read without disturbing it.
 *
 * @param folder of the run
 * @param running whether its process lives
 * @param process that trains, or was the last to; null where nobody has
 * @param silentSeconds since the last line of the metrics; null where there is none
 * @param stages in the order of the plan
 */
public record RunStatus(
    String folder,
    boolean running,
    RunLock.@Nullable Holder process,
    @Nullable Long silentSeconds,
    List<Stage> stages) {

  /** The state of a stage that has come to its end. */
  public static final String FINISHED = "finished";

  private static final int TAIL_BYTES = 1 << 16;
  private static final int RECENT = 20;

  /**
   * A stage.
   *
   * @param state {@code finished}, {@code running}, {@code stopped} or {@code not started}
   * @param update the last that was made; of a stage that is stopped, the last that is saved
   * @param updates of the whole stage; 0 where that is not known
   * @param epoch of that update; 0 where that is not known
   * @param loss of that update; null where that is not known
   * @param secondsLeft of a stage that runs; null where that is not known
   */
  public record Stage(
      String name,
      String state,
      long update,
      long updates,
      long epoch,
      @Nullable Double loss,
      @Nullable Double secondsLeft) {

    /** Its state and how far it is, in words. */
    public String line() {
      StringBuilder line = new StringBuilder(state);
      if (update > 0) {
        line.append(updates > 0 ? "  update " : " after update ").append(update);
      }
      if (update > 0 && updates > 0) {
        line.append(" of ").append(updates).append("  epoch ").append(epoch);
      }
      if (loss != null) {
        line.append(String.format(Locale.ROOT, "  loss %.4f", loss));
      }
      if (secondsLeft != null) {
        line.append("  ").append(Progress.duration(secondsLeft)).append(" left");
      }
      return line.toString();
    }
  }

  /**
   * Looks at a folder.
   *
   * @param names of the stages, as the plan has them
   * @throws RunException where it cannot be read
   */
  public static RunStatus of(Path folder, List<String> names) {
    try {
      boolean running = RunLock.isHeld(folder);
      RunLock.Holder process = RunLock.holder(folder).orElse(null);
      Path metrics = folder.resolve("metrics.jsonl");
      List<JsonObject> lines = tail(metrics);
      List<Stage> stages = new ArrayList<>();
      for (String name : names) {
        boolean now = running && process != null && process.stage().equals(name);
        StateFolder state = new StateFolder(folder.resolve("state").resolve(name));
        stages.add(now ? running(name, process.updates(), lines) : ended(name, state));
      }
      Long silent =
          lines.isEmpty()
              ? null
              : Duration.between(Files.getLastModifiedTime(metrics).toInstant(), Instant.now())
                  .toSeconds();
      return new RunStatus(folder.toString(), running, process, silent, stages);
    } catch (IOException e) {
      throw new RunException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Stage ended(String name, StateFolder state) {
    if (!state.exists()) {
      return new Stage(name, "not started", 0, 0, 0, null, null);
    }
    try {
      boolean finished = state.counters().finished();
      long update = state.counters().update();
      return new Stage(name, finished ? FINISHED : "stopped", update, 0, 0, null, null);
    } catch (CheckpointException e) {
      return new Stage(name, "stopped, with a damaged state", 0, 0, 0, null, null);
    }
  }

  private static Stage running(String name, long updates, List<JsonObject> lines) {
    List<JsonObject> own =
        lines.stream()
            .filter(line -> name.equals(line.get("stage").getAsString()) && isOfUpdate(line))
            .toList();
    if (own.isEmpty()) {
      return new Stage(name, "running", 0, updates, 0, null, null);
    }
    JsonObject last = own.get(own.size() - 1);
    JsonObject first = own.get(Math.max(0, own.size() - 1 - RECENT));
    long update = last.get("update").getAsLong();
    long made = update - first.get("update").getAsLong();
    double spent = last.get("seconds").getAsDouble() - first.get("seconds").getAsDouble();
    return new Stage(
        name,
        "running",
        update,
        updates,
        last.get("epoch").getAsLong(),
        last.get("loss").getAsDouble(),
        made > 0 ? spent / made * (updates - update) : null);
  }

  /** The last lines that are whole. */
  private static List<JsonObject> tail(Path file) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return lines;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL_BYTES, bytes.length())];
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
      for (String line : new String(tail, StandardCharsets.UTF_8).split("\n")) {
        JsonObject read = MetricsLog.readable(line);
        if (read != null) {
          lines.add(read);
        }
      }
    }
    return lines;
  }

  /** Whether a line says all that is told of an update. */
  private static boolean isOfUpdate(JsonObject line) {
    return Stream.of("epoch", "loss", "seconds").allMatch(name -> isNumber(line.get(name)));
  }

  private static boolean isNumber(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive number && number.isNumber();
  }

  /** How far the stage is that runs, on one line; empty where none does. */
  public String progress() {
    return stages.stream()
        .filter(stage -> running && process != null && process.stage().equals(stage.name))
        .map(stage -> stage.name + " " + stage.line())
        .findFirst()
        .orElse("");
  }

  /** For programs: one line of JSON. */
  public String json() {
    Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    return gson.toJson(this) + "\n";
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int width = stages.stream().mapToInt(stage -> stage.name.length()).max().orElse(0);
    for (Stage stage : stages) {
      text.append(("%-" + Math.max(1, width) + "s  %s%n").formatted(stage.name, stage.line()));
    }
    if (process != null) {
      text.append(
          running
              ? "process %d on %s trains, since %s"
                  .formatted(process.pid(), process.host(), process.since())
              : "no process trains; the last was %d on %s, from %s"
                  .formatted(process.pid(), process.host(), process.since()));
      if (running && silentSeconds != null) {
        text.append("; last figures %s ago".formatted(Progress.duration(silentSeconds)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
