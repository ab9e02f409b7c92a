package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.OutOfMemory;
import org.jspecify.annotations.Nullable;

/** Prints why a command failed: one text, never a stack trace. */
public final class FailureReport {
  /** Exit code of a mistake of Lacuna's own ({@code EX_SOFTWARE} of sysexits.h). */
  public static final int BUG = 70;

  private FailureReport() {}

  /**
   * Prints what went wrong; returns the exit code.
   *
   * @param log file for the details of an unexpected error; null for none
   */
  static int print(Exception problem, @Nullable Path log, PrintStream err) {
    if (problem instanceof RunException expected) {
      err.println("error: " + expected.getMessage());
      return expected.exitCode();
    }
    Optional<String> wanted = OutOfMemory.wanted(problem);
    if (wanted.isPresent()) {
      err.println("error: the device's memory is full: there is no room for " + wanted.get());
      return RunException.STOPPED;
    }
    err.println("error: " + sentence(problem));
    if (log != null) {
      err.println("  " + log(log, problem));
    }
    return BUG;
  }

  private static String sentence(Throwable problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? "unexpected " + problem.getClass().getSimpleName()
        : message.strip();
  }

  private static String log(Path file, Throwable problem) {
    StringWriter details = new StringWriter();
    problem.printStackTrace(new PrintWriter(details, true));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, details.toString());
      return "the details are in " + file;
    } catch (IOException e) {
      return "the details could not be written to " + file + ": " + e.getMessage();
    }
  }
}
