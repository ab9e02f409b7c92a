package lacuna.runtime.train;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of an experiment's jar: {@code java -jar NAME.jar [stage] [options]} trains,
 * {@code trace}, {@code bench} and {@code reconstruct} as the first word do what their names say.
 *
 * <p>Exit codes: 0 done (or stopped on request, with the state saved), 1 unexpected error, 2 the
 * run was asked for wrongly and nothing was trained, 3 the run stopped on the way.
 */
public final class Launcher {
  private static final String PROPERTY_OFFLINE = "ai.djl.offline";

  private Launcher() {}

  /** Runs the command line and ends the process. */
  public static void main(Experiment experiment, String... arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(experiment, out, err, arguments));
  }

  /**
   * Runs the command line.
   *
   * @param out for results and progress
   * @param err for errors
   * @return the exit code
   */
  public static int run(
      Experiment experiment, PrintStream out, PrintStream err, String... arguments) {
    if (System.getProperty(PROPERTY_OFFLINE) == null) {
      System.setProperty(PROPERTY_OFFLINE, "true");
    }
    CommandLine line = new CommandLine(new RunCommand(experiment, out));
    line.setCommandName("java -jar " + experiment.name() + ".jar");
    line.addSubcommand("trace", new Trace(experiment, out));
    line.addSubcommand("bench", new Bench(experiment, out));
    line.addSubcommand("reconstruct", new Reconstruct(experiment, out));
    line.addSubcommand("run", new RunCommand(experiment, out));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    String version = experiment.name() + ", on Lacuna " + Environment.version();
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(verb -> verb.getCommandSpec().version(version));
    line.setParameterExceptionHandler(Launcher::wrongUsage);
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> Failure.tell(problem, command, err));
    return line.execute(arguments);
  }

  private static int wrongUsage(ParameterException problem, String[] given) {
    PrintWriter err = problem.getCommandLine().getErr();
    String message = problem.getMessage();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      message = "there is no option or argument `" + unmatched.getUnmatched().get(0) + "`";
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        message += "; did you mean `" + near.get(0) + "`?";
      }
    }
    message = message.replaceFirst("is not an? (int|long)$", "is not a whole number");
    err.println("error: " + message);
    err.println("  --help shows all of them");
    return RunException.NOT_STARTED;
  }
}
