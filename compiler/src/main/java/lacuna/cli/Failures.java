package lacuna.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.compiler.jar.GeneratedCodeException;
import lacuna.compiler.jar.JarException;
import lacuna.compiler.load.ArchiveException;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.command.FailureReport;

/** Prints why a command failed: one message; the details of an unexpected error go to a file. */
final class Failures {
  private Failures() {}

  /** Prints what went wrong; returns the exit code. */
  static int print(Throwable problem, Console console) {
    if (problem instanceof JarException build) {
      console.err().println("error: " + build.getMessage());
      return ExitCode.USAGE;
    }
    if (problem instanceof ArchiveException archive) {
      console.err().println(Printable.text("error: " + archive.getMessage()));
      console.err().println(Printable.text("  " + archive.why() + "; " + archive.help()));
      return ExitCode.USAGE;
    }
    if (problem instanceof RunException
        || problem instanceof OutOfMemoryError
        || problem instanceof LinkageError
        || problem instanceof IOException
        || problem.getCause() instanceof IOException) {
      return FailureReport.print(problem, null, null, console.err());
    }
    if (problem instanceof GeneratedCodeException generated) {
      console.err().println("error: " + generated.getMessage());
      console.err().println("  " + report(generated, generated.sources()));
      return ExitCode.BUG;
    }
    String message = problem.getMessage() == null ? "" : ": " + problem.getMessage().strip();
    console.err().println("error: unexpected " + problem.getClass().getSimpleName() + message);
    console.err().println("  " + report(problem, ""));
    return ExitCode.BUG;
  }

  /** Asks for a report with the file that holds the details. */
  private static String report(Throwable problem, String more) {
    StringWriter details = new StringWriter();
    problem.printStackTrace(new PrintWriter(details, true));
    String with;
    try {
      Path file = Files.createTempFile("lacuna-error-", ".log");
      Files.writeString(file, details + more);
      with = "the spec and the details in " + file;
    } catch (IOException e) {
      with = "the spec (the details could not be written: " + e.getMessage() + ")";
    }
    return "this is a bug in Lacuna; please report it with " + with;
  }
}
