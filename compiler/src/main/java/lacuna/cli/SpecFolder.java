package lacuna.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.SweepResult;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Plan;

/** A folder of specs, which are compiled at once. */
final class SpecFolder {
  private final Path folder;

  SpecFolder(Path folder) {
    this.folder = folder;
  }

  /** A spec and what became of it, and of each point where it is a sweep. */
  record Compiled(Path spec, SweepResult result) {

    /** Prints its messages; whether it has plans. */
    boolean print(Console console) {
      console.err().print(new TextRenderer(false).render(result.check().diagnostics()));
      if (result.check().hasErrors()) {
        console.err().println(result.check().summary() + " in " + spec);
      }
      return !result.check().hasErrors();
    }

    /** Its plan, or those of all points. */
    List<Plan> plans() {
      return result.points().stream().map(PlannedPoint::plan).toList();
    }
  }

  /** All files, specs or not. */
  List<Path> files() throws IOException {
    return SpecFiles.files(folder);
  }

  /** The specs, in the order of their paths. */
  List<Compiled> compiled(Compiler compiler) throws IOException {
    return DeepStack.map(SpecFiles.below(folder).specs(), spec -> compile(compiler, spec));
  }

  private Compiled compile(Compiler compiler, Path spec) {
    Compiler.Options options = new Compiler.Options(List.of(folder, Path.of("")), List.of());
    return new Compiled(spec, compiler.sweep(spec, options));
  }
}
