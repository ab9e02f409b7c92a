package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.runtime.RunException;
import lacuna.runtime.registry.RunFinder;
import lacuna.runtime.registry.RunList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists runs. */
@Command(
    name = "runs",
    description =
        "Lists the runs in a folder and below it, a row each: spec, how far it is and whether its"
            + " process is alive, the best figures, and the settings that are its own: those of"
            + " --set and, where its spec amends another, of the spec.",
    footer = {"", "Example: lacuna runs", "         lacuna runs runs/ablations --json"})
final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "where to look (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "print a line of JSON for each run")
  private boolean json;

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new RunException(
          "there is no folder %s%n  name the folder that holds your runs: lacuna runs DIR"
              .formatted(folder));
    }
    List<Path> folders = RunFinder.below(folder);
    if (folders.isEmpty() && !json) {
      console.out().println("no runs in " + folder);
      return ExitCode.OK;
    }
    RunList runs = RunList.of(folders);
    console.out().print(json ? runs.json() : runs.text());
    return ExitCode.OK;
  }
}
