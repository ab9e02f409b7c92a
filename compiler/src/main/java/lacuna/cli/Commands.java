package lacuna.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands in the order in which the help lists them. */
final class Commands {
  private static final Map<String, Function<Console, Callable<Integer>>> ALL = all();

  private Commands() {}

  private static Map<String, Function<Console, Callable<Integer>>> all() {
    Map<String, Function<Console, Callable<Integer>>> all = new LinkedHashMap<>();
    all.put("new", NewCommand::new);
    all.put("run", RunCommand::new);
    all.put("sweep", SweepCommand::new);
    all.put("status", StatusCommand::new);
    all.put("runs", RunsCommand::new);
    all.put("compare", CompareCommand::new);
    all.put("check", CheckCommand::new);
    all.put("fmt", FormatCommand::new);
    all.put("build", BuildCommand::new);
    all.put("dump", DumpCommand::new);
    all.put("trace", TraceCommand::new);
    all.put("data", DataCommand::new);
    all.put("bench", BenchCommand::new);
    all.put("export", ExportCommand::new);
    all.put("predict", PredictCommand::new);
    all.put("embed", EmbedCommand::new);
    all.put("reconstruct", ReconstructCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("index", IndexCommand::new);
    all.put("show", ShowCommand::new);
    all.put("diff", DiffCommand::new);
    all.put("eject", EjectCommand::new);
    all.put("pack", PackCommand::new);
    all.put("lsp", LspCommand::new);
    all.put("doc", DocCommand::new);
    all.put("engine", EngineCommand::new);
    all.put("completion", CompletionCommand::new);
    all.put("version", VersionCommand::new);
    return all;
  }

  /**
   * Runs a command line; returns the exit code. Where it begins with a command, no other is set up,
   * since setting up all takes longer than checking a small spec.
   */
  static int execute(Console console, String... arguments) {
    String first = arguments.length > 0 ? arguments[0] : "";
    if (!ALL.containsKey(first)) {
      return whole(console).execute(arguments);
    }
    CommandLine command = command(console, first);
    command.setCommandName("lacuna " + first);
    return setUp(command, console)
        .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  /** The parser of command lines with any command. */
  static CommandLine whole(Console console) {
    CommandLine line = new CommandLine(new LacunaCommand(console));
    ALL.keySet().forEach(name -> line.addSubcommand(name, command(console, name)));
    return setUp(line, console);
  }

  private static CommandLine command(Console console, String name) {
    CommandLine command = new CommandLine(ALL.get(name).apply(console));
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
    return command;
  }

  private static CommandLine setUp(CommandLine line, Console console) {
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(true);
    line.setAllowSubcommandsAsOptionParameters(true);
    line.setExitCodeExceptionMapper(problem -> ExitCode.BUG);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> Failures.print(problem, console));
    return line;
  }
}
