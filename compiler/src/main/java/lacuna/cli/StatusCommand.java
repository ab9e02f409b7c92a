package lacuna.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.runtime.RunException;
import lacuna.runtime.command.RunPlan;
import lacuna.runtime.run.RunStatus;
import lacuna.runtime.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how far a run or a sweep is. */
@Command(
    name = "status",
    description =
        "Says what a run is doing: how far each stage is, since when, and whether its process is"
            + " alive. Of a sweep, how far each point is, and the time left for all.",
    footer = {
      "",
      "Example: lacuna status runs/first",
      "         lacuna status runs/masks    the folder of a sweep: a line a point"
    })
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "the folder of a run or of a sweep")
  private Path run = Path.of("");

  @Option(names = "--json", description = "print one line of JSON")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      if (SweepStatus.isSweep(run)) {
        SweepStatus status = SweepStatus.of(run);
        console.out().print(json ? status.json() : status.text());
        return ExitCode.OK;
      }
      RunStatus status = RunStatus.of(run, RunPlan.read(run).stages());
      console.out().print(json ? status.json() : status.text());
      return ExitCode.OK;
    } catch (RunException e) {
      console.err().println("error: " + e.getMessage());
      return e.exitCode();
    }
  }
}
