package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.compiler.Compiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds all mistakes of a spec. */
@Command(
    name = "check",
    description = "Finds every mistake in a spec, tensor shapes of the whole step included.",
    footer = {
      "",
      "Example: lacuna check specs/simmim/vit_base.lac --set pretrain.mask.cell=24px",
      "It returns 0 when there are no errors, 1 when the spec has some."
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Compiler.CheckResult result = new Compilation(options, console).check();
    if (result.hasErrors()) {
      return ExitCode.SPEC;
    }
    if (options.check().diagnostics() == CheckOptions.Format.TEXT) {
      console.out().println(result.summary());
    }
    return ExitCode.OK;
  }
}
