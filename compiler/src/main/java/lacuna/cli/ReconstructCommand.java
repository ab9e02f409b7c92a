package lacuna.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.Change;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.command.ReconstructOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles a run's spec again, with another mask where one is asked for, and reconstructs. */
@Command(
    name = "reconstruct",
    footer = {
      "",
      "Example: lacuna reconstruct runs/first photo.jpg --mask 'random(cell: 8px, ratio: 75%%)'"
    })
final class ReconstructCommand implements Callable<Integer> {
  private static final String MASK = "mask";

  private final Console console;

  @Mixin private ReconstructOptions reconstruct = new ReconstructOptions();

  @ArgGroup private OtherMask otherMask = new OtherMask();

  @Mixin private HelpOption help = new HelpOption();

  /** In place of the run's own mask. */
  static final class OtherMask {
    @Option(
        names = "--mask",
        paramLabel = "MASK",
        description = "another mask than the run's, written as in a spec")
    private @Nullable String mask;

    @Option(
        names = "--hide",
        paramLabel = "TOP,LEFT,HEIGHT,WIDTH",
        converter = Rectangle.Converter.class,
        description = "hide a rectangle, in pixels of the network's image")
    private @Nullable Rectangle rectangle;
  }

  ReconstructCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    KeptRun run = KeptRun.read(reconstruct.run(), console);
    Plan plan = run == null ? null : run.plan();
    if (run == null || plan == null) {
      return run == null ? ExitCode.USAGE : ExitCode.SPEC;
    }
    StagePlan chosen = run.stage(plan, reconstruct.stage());
    if (chosen == null) {
      return ExitCode.USAGE;
    }
    if (otherMask.rectangle != null) {
      plan = new MaskOverride(run.compiler(), run.spec(), chosen, console).plan(otherMask.rectangle);
    } else if (otherMask.mask != null) {
      plan = run.plan(new Change("--mask", path(chosen), otherMask.mask));
    }
    if (plan == null) {
      return ExitCode.SPEC;
    }
    return TemporaryJar.run(run.compiler(), plan, console, reconstruct, jar -> {});
  }

  /** The path of a stage's setting of its mask. */
  static List<String> path(StagePlan stage) {
    return List.of(stage.name(), MASK);
  }
}
