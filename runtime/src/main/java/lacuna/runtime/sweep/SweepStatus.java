package lacuna.runtime.sweep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Progress;
import lacuna.runtime.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far the points of a sweep are, from what they leave in their folders: read without disturbing
 * them.
 *
 * @param folder of the sweep
 * @param name of the experiment
 * @param points in the order of the sweep
 * @param counts how many points there are in each state
 * @param secondsLeft until all are trained, as many at once as run now; null where that is not known
 */
public record SweepStatus(
    String folder,
    String name,
    List<Point> points,
    Map<String, Integer> counts,
    @Nullable Double secondsLeft) {

  private static final String RUNNING = "running";
  private static final String FAILED = "failed";
  private static final String STOPPED = "stopped";
  private static final String WAITING = "waiting";

  /**
   * A point.
   *
   * @param state {@code finished}, {@code running}, {@code failed}, {@code stopped} or {@code
   *     waiting}
   * @param reason of a failure, or empty
   * @param run what its folder says; null where it has none
   */
  public record Point(String name, String state, String reason, @Nullable RunStatus run) {}

  /** Whether a folder is that of a sweep. */
  public static boolean isSweep(Path folder) {
    return SweepRecord.isIn(folder);
  }

  /**
   * Looks at the folder of a sweep.
   *
   * @throws RunException where it cannot be read
   */
  public static SweepStatus of(Path folder) {
    SweepRecord record = SweepRecord.read(folder);
    List<Point> points = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String state : List.of(RunStatus.FINISHED, RUNNING, FAILED, STOPPED, WAITING)) {
      counts.put(state, 0);
    }
    for (SweepRecord.Point each : record.points()) {
      Point point = point(folder, each);
      points.add(point);
      counts.merge(point.state, 1, Integer::sum);
    }
    return new SweepStatus(
        folder.toString(), record.name(), points, counts, new TimeLeft(record, points).seconds());
  }

  private static Point point(Path sweep, SweepRecord.Point point) {
    Path folder = sweep.resolve(point.name());
    try {
      RunStatus run = Files.isDirectory(folder) ? RunStatus.of(folder, point.stages()) : null;
      if (run != null && run.running()) {
        return new Point(point.name(), RUNNING, "", run);
      } else if (run != null && isFinished(run)) {
        return new Point(point.name(), RunStatus.FINISHED, "", run);
      }
      Optional<String> failure = SweepFolder.log(sweep, point.name()).failure();
      if (failure.isPresent()) {
        return new Point(point.name(), FAILED, failure.get(), run);
      }
      return new Point(point.name(), run == null ? WAITING : STOPPED, "", run);
    } catch (IOException | RunException unreadable) {
      return new Point(point.name(), FAILED, String.valueOf(unreadable.getMessage()), null);
    }
  }

  private static boolean isFinished(RunStatus run) {
    return run.stages().stream().allMatch(stage -> stage.state().equals(RunStatus.FINISHED));
  }

  /** For programs: one line of JSON. */
  public String json() {
    Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    return gson.toJson(this) + "\n";
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int width = points.stream().mapToInt(point -> point.name.length()).max().orElse(0);
    for (Point point : points) {
      text.append(("%-" + Math.max(1, width) + "s  %s%n").formatted(point.name, line(point)));
    }
    String counted =
        counts.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    text.append("%d points: %s".formatted(points.size(), counted));
    if (secondsLeft != null) {
      text.append("; about ").append(Progress.duration(secondsLeft)).append(" left");
    }
    return text.append('\n').toString();
  }

  private static String line(Point point) {
    String progress = point.run == null ? "" : point.run.progress();
    return switch (point.state) {
      case RUNNING -> progress.isEmpty() ? "starts" : progress;
      case FAILED -> "failed: " + point.reason;
      case STOPPED -> STOPPED + updates(point.run);
      default -> point.state;
    };
  }

  /** What a stopped point has saved, as the last stage that has begun says it. */
  private static String updates(@Nullable RunStatus run) {
    return run == null
        ? ""
        : run.stages().stream()
            .filter(stage -> stage.update() > 0)
            .reduce((first, last) -> last)
            .map(stage -> " in %s after update %d".formatted(stage.name(), stage.update()))
            .orElse("");
  }
}
