package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a run's spec again, with another mask where one is asked for, and draws pictures. */
@Command(
    name = "reconstruct",
    description = {
      "Draws images, what a trained network sees of them, and what it makes of that.",
      "Images are JPEG or PNG files, or folders of them, of any size."
    },
    customSynopsis =
        "lacuna reconstruct RUN IMAGES... [--mask MASK | --hide TOP,LEFT,HEIGHT,WIDTH]%n"
            + "                          [--stage NAME] [--out FILE.png]",
    footer = {
      "",
      "Other options:",
      "  --best           the weights that had the best figure, not the last",
      "  --out FILE       the picture (default: reconstruction.png in the run's folder)",
      "  --seed N         another seed, for other masks",
      "  --device WORD    auto, cpu, gpu0, ...",
      "",
      "Example: lacuna reconstruct runs/first photo.jpg --mask 'random(cell: 8px, ratio: 75%%)'"
    })
final class ReconstructVerb implements Callable<Integer> {
  private static final String MASK = "mask";

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "folder of the run")
  private Path run = Path.of("");

  @ArgGroup private Hidden hidden = new Hidden();

  @Option(names = "--stage", paramLabel = "NAME", description = "the stage (default: the first)")
  private @Nullable String stage;

  @Parameters(index = "1..*", hidden = true)
  private List<String> others = new ArrayList<>();

  /** What is hidden instead of what the run's own mask hides. */
  static final class Hidden {
    @Option(
        names = "--mask",
        paramLabel = "MASK",
        description = "another mask than the run's, as a spec has it")
    private @Nullable String mask;

    @Option(
        names = "--hide",
        paramLabel = "TOP,LEFT,HEIGHT,WIDTH",
        converter = Rectangle.Converter.class,
        description = "hide a rectangle, in pixels of the network's image")
    private @Nullable Rectangle rectangle;
  }

  ReconstructVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    KeptSpec spec = kept();
    if (spec == null) {
      return ExitCode.USAGE;
    }
    Compiler.CompileResult plain = new Compiler().check(spec, null);
    Plan plan = plain.plan();
    if (plan == null) {
      print(plain);
      console.err().println("  the spec that the run keeps does not suit this version of Lacuna");
      return ExitCode.SPEC;
    }
    StagePlan chosen = chosen(plan);
    if (chosen == null) {
      return ExitCode.USAGE;
    }
    if (hidden.rectangle != null) {
      plan = new Hiding(spec, chosen, console).plan(hidden.rectangle);
    } else if (hidden.mask != null) {
      Compiler.CompileResult changed =
          new Compiler()
              .check(spec, new Compiler.Change("--mask", path(chosen), hidden.mask));
      print(changed);
      plan = changed.plan();
    }
    if (plan == null) {
      return ExitCode.SPEC;
    }
    List<String> arguments = new ArrayList<>(List.of(run.toString()));
    arguments.addAll(others);
    arguments.add("--stage=" + chosen.name());
    return PassingJar.run(plan, console, "reconstruct", arguments);
  }

  /** The path of the setting that decides what a stage hides. */
  static List<String> path(StagePlan stage) {
    return List.of(stage.name(), MASK);
  }

  /** The spec that the run keeps; null where there is none, which is then said. */
  private @Nullable KeptSpec kept() throws IOException {
    Path plan = run.resolve("plan.json");
    if (!Files.isRegularFile(plan)) {
      console.err().println("error: " + run + " is not the folder of a run: it has no plan.json");
      console.err().println("  `lacuna run SPEC` trains and leaves one, below runs/");
      return null;
    }
    KeptSpec spec = KeptSpec.read(plan);
    if (spec == null) {
      console.err().println("error: " + plan + " is no plan, or one without its spec");
    }
    return spec;
  }

  private @Nullable StagePlan chosen(Plan plan) {
    List<StagePlan> stages = plan.stages();
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

  private void print(Compiler.CompileResult result) {
    boolean coloured = console.terminal() && System.getenv("NO_COLOR") == null;
    console.err().print(new TextRenderer(coloured).render(result.diagnostics()));
    if (!result.diagnostics().isEmpty()) {
      console.err().println();
    }
    if (result.plan() == null) {
      console.err().println(result.summary() + " in the spec of " + run);
    }
  }
}
