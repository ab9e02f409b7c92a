package lacuna.cli;

import java.util.concurrent.ExecutionException;
import lacuna.runtime.command.Arguments;
import lacuna.runtime.command.StandardOutput;

/** The program {@code lacuna}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    StandardOutput output = new StandardOutput();
    Console console = Console.ofProcess(output);
    System.exit(output.exitCode(exitCode(console, arguments), console.err()));
  }

  private static int exitCode(Console console, String... arguments) {
    try {
      Arguments.requireDecoded(arguments);
      return DeepStack.call(() -> run(console, arguments));
    } catch (ExecutionException failed) {
      return Failures.print(failed.getCause(), console);
    } catch (Exception | OutOfMemoryError problem) {
      return Failures.print(problem, console);
    }
  }

  /** Runs one command line; returns the exit code. */
  static int run(Console console, String... arguments) {
    try {
      return Commands.execute(console, arguments);
    } catch (Error error) {
      return Failures.print(error, console);
    }
  }
}
