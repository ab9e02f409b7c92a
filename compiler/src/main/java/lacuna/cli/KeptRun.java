package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Change;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.TextFile;
import org.jspecify.annotations.Nullable;

/** A run that is compiled again from the spec that its folder keeps. */
final class KeptRun {
  private final Path run;
  private final KeptSpec spec;
  private final Compiler compiler;
  private final Console console;

  private KeptRun(Path run, KeptSpec spec, Console console) {
    this.run = run;
    this.spec = spec;
    this.console = console;
    compiler = Compiler.of(spec);
  }

  /** Reads the folder of a run; null where it is none or damaged, which is then reported. */
  static @Nullable KeptRun read(Path run, Console console) {
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
        return new KeptRun(run, spec, console);
      }
    } catch (IOException e) {
      damage = e.getMessage();
    }
    console.err().println("error: " + plan + " is damaged: " + damage);
    console
        .err()
        .println("  the run's jar does without it: java -jar NAME.jar --help lists its commands");
    return null;
  }

  /** What compiles the run's spec, with the library that the run was compiled with. */
  Compiler compiler() {
    return compiler;
  }

  /** The spec. */
  KeptSpec spec() {
    return spec;
  }

  /** The plan of the spec as it is; null where it has errors, which are then reported. */
  @Nullable Plan plan() {
    Compiler.CompileResult result = compiler.compile(spec, null);
    if (result.plan() == null) {
      print(result.check());
      console.err().println("  the run's spec does not compile with this version of Lacuna");
    }
    return result.plan();
  }

  /** The plan of the spec with a change, whose messages are shown; null where it has errors. */
  @Nullable Plan plan(Change change) {
    Compiler.CompileResult result = compiler.compile(spec, change);
    print(result.check());
    return result.plan();
  }

  /**
   * The stage of a name; null where there is none, which is then reported.
   *
   * @param name null for the first
   */
  @Nullable StagePlan stage(Plan plan, @Nullable String name) {
    List<StagePlan> stages = plan.stages();
    if (name == null) {
      return stages.get(0);
    }
    for (StagePlan one : stages) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    List<String> names = stages.stream().map(StagePlan::name).toList();
    String problem = "error: the run has no stage `%s`; it has %s";
    console.err().println(problem.formatted(name, String.join(", ", names)));
    return null;
  }

  private void print(CheckResult result) {
    boolean colored = console.terminal() && System.getenv("NO_COLOR") == null;
    console.err().print(new TextRenderer(colored).render(result.diagnostics()));
    if (!result.diagnostics().isEmpty()) {
      console.err().println();
    }
    if (result.hasErrors()) {
      console.err().println(result.summary() + " in the spec of " + run);
    }
  }
}
