package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.compiler.plan.Plan;
import lacuna.runtime.command.PredictOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles a run's spec again and tells which classes its classifier sees in images. */
@Command(
    name = "predict",
    footer = {"", "Example: lacuna predict runs/pets photos --top 3 -o predictions.csv"})
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PredictOptions predict = new PredictOptions();

  @Mixin private HelpOption help = new HelpOption();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    KeptRun run = KeptRun.read(predict.run(), console);
    Plan plan = run == null ? null : run.plan();
    if (run == null || plan == null) {
      return run == null ? ExitCode.USAGE : ExitCode.SPEC;
    }
    return TemporaryJar.run(run.compiler(), plan, console, predict, jar -> {});
  }
}
