package lacuna.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.compiler.jar.JarException;
import lacuna.runtime.RunException;
import lacuna.runtime.command.FailureReport;

/** Prints why a command failed: one message; the details of an unexpected error go to a file. */
final class Failures {
  private Failures() {}

  /** Prints what went wrong; returns the exit code. */
  static int print(Throwable problem, Console console) {
    if (problem instanceof JarException build) {
      console.err().println("error: " + build.getMessage());
      return build.ours() ? ExitCode.BUG : ExitCode.USAGE;
    }
    if (problem instanceof RunException
        || problem instanceof OutOfMemoryError
        || problem instanceof LinkageError
        || problem instanceof IOException
        || problem.getCause() instanceof IOException) {
      return FailureReport.print(problem, null, console.err());
    }
    String message = problem.getMessage() == null ? "" : ": " + problem.getMessage().strip();
    console.err().println("error: unexpected " + problem.getClass().getSimpleName() + message);
    console.err().println("  this is a bug in Lacuna; please report it with " + log(problem));
    return ExitCode.BUG;
  }

  private static String log(Throwable problem) {
    StringWriter details = new StringWriter();
    problem.printStackTrace(new PrintWriter(details, true));
    try {
      Path file = Files.createTempFile("lacuna-error-", ".log");
      Files.writeString(file, details.toString());
      return "the details in " + file;
    } catch (IOException e) {
      return "the spec (the details could not be written: " + e.getMessage() + ")";
    }
  }
}
