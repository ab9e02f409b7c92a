package lacuna.cli;

import lacuna.compiler.Change;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a run's spec with a mask that hides one rectangle, and finds a rectangle that fits where
 * that does not.
 */
final class MaskOverride {
  private final Compiler compiler;
  private final KeptSpec spec;
  private final StagePlan stage;
  private final Console console;

  MaskOverride(Compiler compiler, KeptSpec spec, StagePlan stage, Console console) {
    this.compiler = compiler;
    this.spec = spec;
    this.stage = stage;
    this.console = console;
  }

  /** The plan; null where the rectangle does not fit the network, which is then reported. */
  @Nullable Plan plan(Rectangle rectangle) {
    Code.SizeCode image = image();
    if (!rectangle.within(image)) {
      console
          .err()
          .println(
              "error: the rectangle %s ends outside the network's image of %d by %d pixels"
                  .formatted(rectangle, image.height(), image.width()));
      return null;
    }
    long cell = rectangle.cell(image);
    Compiler.CompileResult result = compiled(rectangle.mask(cell));
    if (result.plan() == null) {
      String problem = "error: a mask of just %s does not fit the network";
      console.err().println(problem.formatted(rectangle));
      Rectangle fitting = fitting(rectangle, image);
      if (fitting != null) {
        String help = "  the rectangle must be made of whole patches; --hide %s covers it";
        console.err().println(help.formatted(fitting));
      } else {
        console.err().print(new TextRenderer(false).render(result.check().diagnostics()));
      }
    }
    return result.plan();
  }

  /** The smallest rectangle around it that fits, by trying ever larger cells. */
  private @Nullable Rectangle fitting(Rectangle rectangle, Code.SizeCode image) {
    for (int cell = 2; cell < Math.min(image.height(), image.width()); cell++) {
      if (image.height() % cell == 0 && image.width() % cell == 0) {
        Rectangle around = rectangle.around(cell);
        if (compiled(around.mask(cell)).plan() != null) {
          return around;
        }
      }
    }
    return null;
  }

  private Compiler.CompileResult compiled(String mask) {
    return compiler.compile(
        spec, new Change("--hide", ReconstructCommand.path(stage), mask));
  }

  private Code.SizeCode image() {
    return stage.recipe().stream()
        .filter(entry -> entry.name().equals("image"))
        .map(entry -> (Code.SizeCode) entry.value())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every stage has an image"));
  }
}
