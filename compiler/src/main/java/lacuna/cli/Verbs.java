package lacuna.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** The verbs in the order in which the help lists them. */
final class Verbs {
  /** Verbs that pass on the options they do not know, to the built experiment. */
  private static final List<String> PASSING = List.of("run", "trace", "bench", "reconstruct");

  private static final Map<String, Function<Console, Callable<Integer>>> ALL = all();

  private Verbs() {}

  private static Map<String, Function<Console, Callable<Integer>>> all() {
    Map<String, Function<Console, Callable<Integer>>> all = new LinkedHashMap<>();
    all.put("run", RunVerb::new);
    all.put("check", CheckVerb::new);
    all.put("build", BuildVerb::new);
    all.put("dump", DumpVerb::new);
    all.put("trace", TraceVerb::new);
    all.put("bench", BenchVerb::new);
    all.put("export", ExportVerb::new);
    all.put("reconstruct", ReconstructVerb::new);
    all.put("explain", ExplainVerb::new);
    all.put("index", IndexVerb::new);
    all.put("engine", EngineVerb::new);
    all.put("version", VersionVerb::new);
    return all;
  }

  /**
   * The parser of a command line that begins with {@code first}: where that is a verb, no other is
   * set up, since setting up all takes longer than checking a small spec.
   */
  static CommandLine commandLine(Console console, String first) {
    CommandLine line = new CommandLine(new LacunaCommand(console));
    ALL.forEach(
        (name, make) -> {
          if (!ALL.containsKey(first) || name.equals(first)) {
            CommandLine verb = new CommandLine(make.apply(console));
            verb.setUnmatchedOptionsArePositionalParams(PASSING.contains(name));
            line.addSubcommand(name, verb);
          }
        });
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(true);
    line.setExitCodeExceptionMapper(problem -> ExitCode.FAILED);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> Failures.tell(problem, console));
    return line;
  }
}
