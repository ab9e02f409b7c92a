package lacuna.runtime.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;

/** The process that trains one point; what it prints goes to a file. */
final class PointProcess {
  private static final String ERROR = "error: ";

  private final Process process;
  private final Path log;
  private final long before;

  private PointProcess(Process process, Path log, long before) {
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
  static PointProcess start(Slot slot, List<String> command, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    long before = Files.exists(log) ? Files.size(log) : 0;
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--device", slot.device()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (slot.threads() > 0) {
      builder.environment().putIfAbsent("OMP_NUM_THREADS", String.valueOf(slot.threads()));
    }
    Process process = builder.start();
    process.getOutputStream().close();
    return new PointProcess(process, log, before);
  }

  /** Asks it to stop after the running batch; asked a second time, it ends at once. */
  void stop() {
    process.destroy();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What it said of its failure; where it said nothing, its exit code. */
  String reason(int code) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int start = (int) Math.min(before, bytes.length);
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(ERROR))
        .reduce((first, last) -> last)
        .map(line -> line.substring(ERROR.length()))
        .orElse("it ended with exit code " + code);
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
