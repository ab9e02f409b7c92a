package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import lacuna.runtime.run.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * A command with its options, which picocli fills: the jar's command line and that of {@code
 * lacuna} both mix it in.
 */
public interface ExperimentCommand {
  /** Its name on the command line. */
  String name();

  /**
   * Does what the options ask for; returns the exit code.
   *
   * @param out for results, and for progress where the results are files
   * @param err for progress and notes beside results that go to {@code out}
   * @throws lacuna.runtime.RunException where that cannot be done; its message is for the user
   */
  int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException;

  /** Where the details of an unexpected error belong; null for nowhere. */
  default @Nullable Path errorLog(Experiment experiment) {
    return null;
  }
}
