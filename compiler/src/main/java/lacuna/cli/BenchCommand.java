package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.runtime.command.BenchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles a spec and times its training steps. */
@Command(
    name = "bench",
    footer = {
      "",
      "Example: lacuna bench specs/simmim/vit_base.lac --batch 8 --steps 5",
      "         lacuna bench specs/simmim/vit_base.lac data --data photos --workers 2"
    })
final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private BenchOptions bench = new BenchOptions();
  @Mixin private SpecOptions options = new SpecOptions();
  @Mixin private HelpOption help = new HelpOption();

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return TemporaryJar.run(options, console, bench);
  }
}
