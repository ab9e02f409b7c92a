package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.Change;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.TextFile;
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
    KeptSpec spec = kept();
    if (spec == null) {
      return ExitCode.USAGE;
    }
    Compiler compiler = Compiler.of(spec);
    Compiler.CompileResult plain = compiler.compile(spec, null);
    Plan plan = plain.plan();
    if (plan == null) {
      print(plain.check());
      console.err().println("  the run's spec does not compile with this version of Lacuna");
      return ExitCode.SPEC;
    }
    StagePlan chosen = chosen(plan);
    if (chosen == null) {
      return ExitCode.USAGE;
    }
    if (otherMask.rectangle != null) {
      plan = new MaskOverride(compiler, spec, chosen, console).plan(otherMask.rectangle);
    } else if (otherMask.mask != null) {
      Compiler.CompileResult changed =
          compiler.compile(
              spec, new Change("--mask", path(chosen), otherMask.mask));
      print(changed.check());
      plan = changed.plan();
    }
    if (plan == null) {
      return ExitCode.SPEC;
    }
    return TemporaryJar.run(compiler, plan, console, reconstruct, jar -> {});
  }

  /** The path of a stage's setting of its mask. */
  static List<String> path(StagePlan stage) {
    return List.of(stage.name(), MASK);
  }

  /** The spec in the run's plan; null where there is none, which is then reported. */
  private @Nullable KeptSpec kept() {
    Path run = reconstruct.run();
    Path plan = run.resolve("plan.json");
    if (!Files.exists(plan)) {
      console.err().println("error: " + run + " is not the folder of a run: it has no plan.json");
      console.err().println("  `lacuna run SPEC` trains and leaves one, below runs/");
      return null;
    }
    String damage = "it is not a plan, or one without its spec";
    try {
      KeptSpec spec = KeptSpec.of(TextFile.read(plan));
      if (spec != null) {
        return spec;
      }
    } catch (IOException e) {
      damage = e.getMessage();
    }
    console.err().println("error: " + plan + " is damaged: " + damage);
    console.err().println("  the run's jar reconstructs without it: java -jar NAME.jar reconstruct");
    return null;
  }

  private @Nullable StagePlan chosen(Plan plan) {
    List<StagePlan> stages = plan.stages();
    String stage = reconstruct.stage();
    if (stage == null) {
      return stages.get(0);
    }
    for (StagePlan one : stages) {
      if (one.name().equals(stage)) {
        return one;
      }
    }
    List<String> names = stages.stream().map(StagePlan::name).toList();
    console
        .err()
        .println(
            "error: the run has no stage `%s`; it has %s"
                .formatted(stage, String.join(", ", names)));
    return null;
  }

  private void print(CheckResult result) {
    boolean colored = console.terminal() && System.getenv("NO_COLOR") == null;
    console.err().print(new TextRenderer(colored).render(result.diagnostics()));
    if (!result.diagnostics().isEmpty()) {
      console.err().println();
    }
    if (result.hasErrors()) {
      console.err().println(result.summary() + " in the spec of " + reconstruct.run());
    }
  }
}
