package lacuna.runtime.train;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.data.DataException;
import picocli.CommandLine;

/** How the end of a run that failed is told: one text, never a stack trace. */
final class Failure {
  private static final int UNEXPECTED = 1;

  private Failure() {}

  /** A command that knows where the details of an unexpected error belong. */
  interface Logged {
    Path errorLog();
  }

  /** Tells what went wrong; returns the exit code. */
  static int tell(Exception problem, CommandLine command, PrintStream err) {
    if (problem instanceof RunException expected) {
      err.println("error: " + expected.getMessage());
      return expected.exitCode();
    }
    if (problem instanceof DataException || problem instanceof CheckpointException) {
      err.println("error: " + problem.getMessage());
      return RunException.NOT_STARTED;
    }
    err.println("error: " + sentence(problem));
    if (command.getCommand() instanceof Logged logged) {
      err.println("  " + log(logged.errorLog(), problem));
    }
    return UNEXPECTED;
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
