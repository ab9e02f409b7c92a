package lacuna.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lacuna} without a command shows what there is. */
@Command(
    name = "lacuna",
    customSynopsis = "lacuna COMMAND [OPTIONS] SPEC",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = {
      "Lacuna trains networks to fill in what is missing in images.",
      "An experiment is a spec of a few lines; it is checked, compiled and trained.",
      ""
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Try:",
      "  lacuna run examples/first.lac     train a small model, in minutes, on a CPU",
      "  lacuna check examples/first.lac   find every mistake before anything runs",
      "",
      "lacuna COMMAND --help shows a command's options and an example.",
      "Exit codes: 0 done, 1 errors in the spec, 2 wrong usage or input, or the machine",
      "lacks something: nothing was begun, 3 failed on the way, 70 a bug in Lacuna,",
      "130 interrupted."
    })
final class LacunaCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  LacunaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out());
    return ExitCode.OK;
  }
}
