package lacuna.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.compiler.jar.GeneratedCodeException;
import lacuna.compiler.jar.JarException;

/** Prints why a command failed: one message; the details of an unexpected error go to a file. */
final class Failures {
  private Failures() {}

  /** Prints what went wrong; returns the exit code. */
  static int print(Throwable problem, Console console) {
    if (problem instanceof JarException) {
      console.err().println("error: " + problem.getMessage());
      return ExitCode.FAILED;
    }
    if (problem instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      console.err().println("error: Java's memory of " + megabytes + " MB is not enough");
      console.err().println("  JAVA_TOOL_OPTIONS=-Xmx8g gives it more");
      return ExitCode.FAILED;
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
