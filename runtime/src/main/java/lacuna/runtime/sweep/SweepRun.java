package lacuna.runtime.sweep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Signals;
import org.jspecify.annotations.Nullable;

/** Trains points, as many at once as there are slots, and keeps the report of all up to date. */
public final class SweepRun {
  private static final int PROGRESS_SECONDS = 60;
  private static final int POLL_MILLISECONDS = 100;

  private final SweepFolder folder;
  private final List<SweepPoint> points;
  private final Function<SweepPoint, List<String>> command;
  private final PrintStream out;
  private final Queue<SweepPoint> waiting = new ArrayDeque<>();
  private final Map<SweepPoint, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<SweepPoint, String> reasons = new LinkedHashMap<>();
  private final Set<PointProcess> running = new LinkedHashSet<>();
  private final Map<SweepPoint, String> shown = new LinkedHashMap<>();
  private boolean asked;

  /**
   * @param folder of the sweep
   * @param points to train, in this order
   * @param command that trains a point, without the device; it goes on where that stopped
   * @param out for what a user should see
   */
  public SweepRun(
      SweepFolder folder,
      List<SweepPoint> points,
      Function<SweepPoint, List<String>> command,
      PrintStream out) {
    this.folder = folder;
    this.points = List.copyOf(points);
    this.command = command;
    this.out = out;
    waiting.addAll(points);
    points.forEach(point -> outcomes.put(point, Outcome.NOT_BEGUN));
  }

  /**
   * Trains all points, or all until somebody asks to stop.
   *
   * @return the exit code: 0, that of a failed run where any point failed, or that of an
   *     interruption
   */
  public int run(List<Slot> slots) throws IOException {
    folder.writeRecord();
    ExecutorService pool = Executors.newFixedThreadPool(slots.size());
    List<Runnable> restore = new ArrayList<>();
    try {
      for (String signal : List.of("INT", "TERM", "HUP")) {
        Signals.handle(signal, name -> stop()).ifPresent(restore::add);
      }
      List<Future<?>> workers = new ArrayList<>();
      for (Slot slot : slots) {
        workers.add(
            pool.submit(
                () -> {
                  work(slot);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
      folder.writeReport(states());
      summarize();
    } finally {
      restore.forEach(Runnable::run);
      pool.shutdownNow();
    }
    return exitCode();
  }

  private void await(Future<?> worker) throws IOException {
    while (true) {
      try {
        worker.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException stillRunning) {
        progress();
      } catch (ExecutionException failed) {
        stop();
        if (failed.getCause() instanceof IOException disk) {
          throw disk;
        }
        throw failed.getCause() instanceof RunException expected
            ? expected
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException ended) {
        stop();
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void work(Slot slot) throws IOException, InterruptedException {
    for (SweepPoint point = next(); point != null; point = next()) {
      awaitOthers(point);
      if (point.isFinished()) {
        ended(point, Outcome.FINISHED_BEFORE, "");
        continue;
      }
      PointProcess process = begin(point, slot);
      if (process != null) {
        int code = process.exitCode();
        Outcome outcome = process.outcome(code, point);
        forget(process);
        ended(point, outcome, outcome == Outcome.FAILED ? process.reason(code) : "");
        folder.writeReport(states());
      }
    }
  }

  /** Waits while another process trains a point, such as one whose sweep was killed and that stops. */
  private void awaitOthers(SweepPoint point) throws InterruptedException {
    if (point.isHeld()) {
      out.println(numbered(point) + "  waits for the process that trains it now");
    }
    while (point.isHeld() && !isAsked()) {
      Thread.sleep(POLL_MILLISECONDS); // a lock of another process tells nobody that it is free
    }
  }

  private synchronized boolean isAsked() {
    return asked;
  }

  private synchronized @Nullable SweepPoint next() {
    return asked ? null : waiting.poll();
  }

  /** Starts a point; null where somebody has asked to stop. */
  private synchronized @Nullable PointProcess begin(
      SweepPoint point, Slot slot) throws IOException {
    if (asked) {
      return null;
    }
    out.println(numbered(point) + "  starts on " + slot.device());
    PointProcess process =
        PointProcess.start(slot, command.apply(point), folder.log(point.name()));
    running.add(process);
    return process;
  }

  private synchronized void forget(PointProcess process) {
    running.remove(process);
  }

  private synchronized void ended(SweepPoint point, Outcome outcome, String reason) {
    outcomes.put(point, outcome);
    if (!reason.isEmpty()) {
      reasons.put(point, reason);
    }
    out.println(
        numbered(point) + "  " + outcome.words() + (reason.isEmpty() ? "" : ": " + reason));
  }

  private String numbered(SweepPoint point) {
    return "[%d/%d] %s".formatted(points.indexOf(point) + 1, points.size(), point.name());
  }

  /** Says how far the running points are, where that has changed. */
  private synchronized void progress() {
    for (SweepPoint point : points) {
      if (outcomes.get(point) == Outcome.NOT_BEGUN && !waiting.contains(point)) {
        String now = point.progress();
        if (!now.isEmpty() && !now.equals(shown.put(point, now))) {
          out.println(numbered(point) + "  " + now);
        }
      }
    }
  }

  /** Asks all that runs to stop, and begins nothing more. */
  private synchronized void stop() {
    asked = true;
    out.println();
    out.println("stopping after the running batches and saving the states; again ends at once");
    running.forEach(PointProcess::stop);
  }

  /** What the folders of the points do not say themselves. */
  private synchronized Map<SweepPoint, String> states() {
    Map<SweepPoint, String> states = new LinkedHashMap<>();
    reasons.forEach(
        (point, reason) -> states.put(point, outcomes.get(point).words() + ": " + reason));
    return states;
  }

  private synchronized void summarize() {
    Map<String, Long> counts =
        outcomes.values().stream()
            .collect(
                Collectors.groupingBy(Outcome::words, LinkedHashMap::new, Collectors.counting()));
    String counted =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    out.println("%d points: %s".formatted(points.size(), counted));
    reasons.forEach(
        (point, reason) -> {
          out.println("  failed: %s: %s".formatted(point.name(), reason));
          out.println("    all that it said: " + folder.log(point.name()).file());
        });
    out.println("report: " + folder.report());
  }

  private synchronized int exitCode() {
    if (asked) {
      return RunException.INTERRUPTED;
    }
    return outcomes.containsValue(Outcome.FAILED) ? RunException.STOPPED : 0;
  }
}
