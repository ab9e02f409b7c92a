package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.runtime.RunException;
import lacuna.runtime.command.EngineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the engine and the devices it can use, and chooses its libtorch. */
@Command(name = "engine")
final class EngineCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private HelpOption help = new HelpOption();

  EngineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      engine.run(console.out());
      return ExitCode.OK;
    } catch (RunException e) {
      console.err().println("error: " + e.getMessage());
      return e.exitCode();
    }
  }
}
