package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.TensorException;
import org.jspecify.annotations.Nullable;

/** Prints why a command failed: one text, never a stack trace. */
public final class FailureReport {
  /** Exit code of a mistake of Lacuna's own ({@code EX_SOFTWARE} of sysexits.h). */
  public static final int BUG = 70;

  private FailureReport() {}

  /**
   * Prints what went wrong; returns the exit code.
   *
   * @param anchor a class of the experiment
   * @param log file for the details of an unexpected error; null for none
   */
  static int print(
      Exception problem, Class<?> anchor, @Nullable Path log, PrintStream err) {
    if (problem instanceof RunException expected) {
      err.println("error: " + expected.getMessage());
      return expected.exitCode();
    }
    err.println("error: " + sentence(problem));
    SpecPlaces.of(problem, anchor).ifPresent(place -> err.println("  " + place));
    if (log != null) {
      err.println("  " + log(log, problem));
    }
    // what the compiler lets pass and the engine refuses depends on the values of the data
    return problem instanceof TensorException ? RunException.STOPPED : BUG;
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
