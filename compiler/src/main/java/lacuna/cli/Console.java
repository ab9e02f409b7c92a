package lacuna.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lacuna.runtime.command.StandardOutput;

/**
 * Where a command prints.
 *
 * @param out for results
 * @param err for messages
 * @param terminal whether a person watches
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {

  /** The process's own streams, in UTF-8. */
  static Console ofProcess(StandardOutput output) {
    return new Console(
        output.printer(),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.console() != null);
  }
}
