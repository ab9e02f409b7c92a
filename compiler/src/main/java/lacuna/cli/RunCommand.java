package lacuna.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.plan.Plan;
import lacuna.runtime.command.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles a spec and trains it. */
@Command(
    name = "run",
    description =
        "Compiles a spec, trains it and leaves weights, figures and a report in the run's folder.",
    footer = {
      "",
      "Example: lacuna run examples/first.lac --out runs/first --steps 100",
      "Ctrl-C stops after the running batch and saves the state; --resume goes on exactly."
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RunOptions run = new RunOptions();
  @Mixin private SpecOptions options = new SpecOptions();
  @Mixin private HelpOption help = new HelpOption();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Compilation compilation = new Compilation(options, console);
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    return TemporaryJar.run(compilation.compiler(), plan.get(), console, run, run::keepJar);
  }
}
