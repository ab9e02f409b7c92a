package lacuna.cli;

/** The program {@code lacuna}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(DeepStack.call(() -> run(Console.ofProcess(), arguments)));
  }

  /** Runs one command line; returns the exit code. */
  static int run(Console console, String... arguments) {
    try {
      return Commands.commandLine(console, arguments.length > 0 ? arguments[0] : "")
          .execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError error) {
      return Failures.print(error, console);
    }
  }
}
