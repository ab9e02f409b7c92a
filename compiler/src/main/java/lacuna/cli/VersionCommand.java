package lacuna.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints versions. */
@Command(
    name = "version",
    description = "Prints the versions of Lacuna and Java.",
    footer = {"", "Example: lacuna version"})
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      console.out().println(line);
    }
    return ExitCode.OK;
  }
}
