package lacuna.runtime.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;

/** The process that trains one point; what it prints goes to a file. */
final class PointProcess {
  private final Process process;
  private final PointLog log;
  private final long before;

  private PointProcess(Process process, PointLog log, long before) {
    this.process = process;
    this.log = log;
    this.before = before;
  }

  /**
   * Starts a point.
   *
   * @param command that trains it
   * @param log to which its output is added
   */
  static PointProcess start(Slot slot, List<String> command, PointLog log) throws IOException {
    Files.createDirectories(log.file().toAbsolutePath().getParent());
    long before = log.length();
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--device", slot.device()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    if (slot.threads() > 0) {
      builder.environment().putIfAbsent("OMP_NUM_THREADS", String.valueOf(slot.threads()));
    }
    // its standard input stays open, and empty, as long as this process lives
    return new PointProcess(builder.start(), log, before);
  }

  /** Asks it to stop after the running batch; asked a second time, it ends at once. */
  void stop() {
    process.toHandle().destroy(); // that of the process itself would close its standard input too
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What it said of its failure; where it said nothing, its exit code. */
  String reason(int code) throws IOException {
    return log.error(before).orElse("it ended with exit code " + code);
  }

  /** How a point ended. */
  Outcome outcome(int code, SweepPoint point) {
    return switch (code) {
      case 0 -> point.isEnded() ? Outcome.FINISHED : Outcome.STEPS_DONE;
      case RunException.INTERRUPTED -> Outcome.STOPPED;
      default -> Outcome.FAILED;
    };
  }
}
