package lacuna.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The verbs in the order in which the help lists them. */
final class Verbs {
  private Verbs() {}

  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new LacunaCommand(console));
    line.addSubcommand(new RunVerb(console));
    line.addSubcommand(new CheckVerb(console));
    line.addSubcommand(new BuildVerb(console));
    line.addSubcommand(new DumpVerb(console));
    line.addSubcommand(new TraceVerb(console));
    line.addSubcommand(new BenchVerb(console));
    line.addSubcommand(new ExplainVerb(console));
    line.addSubcommand(new EngineVerb(console));
    line.addSubcommand(new VersionVerb(console));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(true);
    line.setExitCodeExceptionMapper(problem -> ExitCode.FAILED);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> Failures.tell(problem, console));
    for (String verb : new String[] {"run", "trace", "bench"}) {
      line.getSubcommands().get(verb).setUnmatchedOptionsArePositionalParams(true);
    }
    return line;
  }
}
