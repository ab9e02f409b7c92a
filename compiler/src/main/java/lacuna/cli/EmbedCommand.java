package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.command.EmbedOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles a run's encoder in a stage that gathers its features, and computes those of images. */
@Command(
    name = "embed",
    footer = {"", "Example: lacuna embed runs/first photos -o features.npy"})
final class EmbedCommand implements Callable<Integer> {
  private static final String ENCODER = "encoder";

  private final Console console;

  @Mixin private EmbedOptions embed = new EmbedOptions();

  @Mixin private HelpOption help = new HelpOption();

  EmbedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    KeptRun run = KeptRun.read(embed.run(), console);
    Plan plan = run == null ? null : run.plan();
    if (run == null || plan == null) {
      return run == null ? ExitCode.USAGE : ExitCode.SPEC;
    }
    StagePlan chosen = run.stage(plan, embed.stage());
    if (chosen == null || !canEmbed(chosen)) {
      return ExitCode.USAGE;
    }
    FeatureStage stage = new FeatureStage(chosen, embed.tokens());
    Compiler.CompileResult result = run.compiler().compile(stage.addedTo(run.spec()), null);
    if (result.plan() == null) {
      console
          .err()
          .println("error: the encoder of `%s` cannot be used by itself".formatted(chosen.name()));
      console.err().print(new TextRenderer(false).render(result.check().diagnostics()));
      return ExitCode.USAGE;
    }
    return TemporaryJar.run(run.compiler(), result.plan(), console, embed, jar -> {});
  }

  /** Whether the stage has what is asked for; reports where it has not. */
  private boolean canEmbed(StagePlan stage) {
    if (stage.parts().stream().noneMatch(part -> part.name().equals(ENCODER))) {
      console
          .err()
          .println("error: the stage `%s` has no setting `encoder`".formatted(stage.name()));
      console.err().println("  choose one that has by --stage");
      return false;
    }
    if (embed.tokens() && stage.parts().stream().noneMatch(part -> part.kind().equals("mask"))) {
      console
          .err()
          .println(
              "error: --tokens: the stage `%s` learns pooled features alone"
                  .formatted(stage.name()));
      console.err().println("  choose a stage with a mask by --stage, or leave out --tokens");
      return false;
    }
    return true;
  }
}
