package lacuna.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.runtime.registry.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets runs beside each other. */
@Command(
    name = "compare",
    description =
        "Writes one HTML page that sets runs beside each other: the settings that differ, figures,"
            + " curves over each other, reconstructions side by side.",
    footer = {
      "",
      "Example: lacuna compare runs/first runs/other -o comparison.html",
      "`lacuna diff` prints how two plans differ; `lacuna sweep` writes such a page of its points."
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "folders of runs")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      defaultValue = "comparison.html",
      description = "the page to write (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RunComparison.of(runs).write(out);
    console.out().println("comparison: " + out);
    return ExitCode.OK;
  }
}
