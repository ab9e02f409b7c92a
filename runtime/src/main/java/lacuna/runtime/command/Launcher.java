package lacuna.runtime.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Environment;
import lacuna.runtime.run.Experiment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of an experiment's jar: {@code java -jar NAME.jar [stage] [options]} trains,
 * {@code trace}, {@code bench}, {@code predict}, {@code reconstruct} and {@code engine} as the first
 * word do what their names say.
 *
 * <p>Exit codes: 0 done (or stopped after the updates that were asked for), 2 the run was asked
 * for wrongly and nothing was trained, 3 the run failed on the way, 70 a mistake of Lacuna's own,
 * 130 interrupted, with the state saved.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs the command line and ends the process. */
  public static void main(Experiment experiment, String... arguments) {
    StandardOutput output = new StandardOutput();
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(output.exitCode(exitCode(experiment, output.printer(), err, arguments), err));
  }

  private static int exitCode(
      Experiment experiment, PrintStream out, PrintStream err, String... arguments) {
    try {
      Arguments.requireDecoded(arguments);
      return run(experiment, out, err, arguments);
    } catch (RuntimeException | Error problem) {
      return FailureReport.print(problem, null, null, err);
    }
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
    CommandLine line = new CommandLine(new Invocation(new RunOptions(), experiment, out, err));
    line.setCommandName("java -jar " + experiment.name() + ".jar");
    for (ExperimentCommand command :
        List.of(
            new TraceOptions(),
            new BenchOptions(),
            new PredictOptions(),
            new ReconstructOptions(),
            new EngineOptions(),
            new RunOptions())) {
      line.addSubcommand(command.name(), new Invocation(command, experiment, out, err));
    }
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    String version = experiment.name() + ", on Lacuna " + Environment.version();
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().version(version));
    line.setAllowSubcommandsAsOptionParameters(true);
    line.setParameterExceptionHandler(Launcher::wrongUsage);
    return line.execute(arguments);
  }

  /**
   * Runs a command whose options are set.
   *
   * @return the exit code
   */
  public static int run(
      Experiment experiment, ExperimentCommand command, PrintStream out, PrintStream err) {
    try {
      return command.run(experiment, out, err);
    } catch (Exception | Error problem) {
      return FailureReport.print(
          problem, experiment.anchor(), command.errorLog(experiment), err);
    }
  }

  /** A command of the jar. */
  @Command(mixinStandardHelpOptions = true)
  private static final class Invocation implements Callable<Integer> {
    @Mixin private ExperimentCommand command;

    private final Experiment experiment;
    private final PrintStream out;
    private final PrintStream err;

    Invocation(
        ExperimentCommand command, Experiment experiment, PrintStream out, PrintStream err) {
      this.command = command;
      this.experiment = experiment;
      this.out = out;
      this.err = err;
    }

    @Override
    public Integer call() {
      return run(experiment, command, out, err);
    }
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
    message = message.replaceFirst("is not an? (int|long)$", "is not an integer");
    err.println("error: " + message);
    err.println("  --help shows all of them");
    return RunException.NOT_STARTED;
  }
}
