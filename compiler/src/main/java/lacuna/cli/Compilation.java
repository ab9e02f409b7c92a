package lacuna.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.Phase;
import lacuna.compiler.SweepResult;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.JsonRenderer;
import lacuna.compiler.diagnostic.SarifRenderer;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Plan;

/** Checks a spec and prints what there is to say about it. */
final class Compilation {
  /** Messages printed as text; JSON has them all. */
  private static final int MOST_SHOWN = 50;

  private final Path spec;
  private final List<Path> roots;
  private final CheckOptions options;
  private final Console console;
  private final Compiler compiler;

  Compilation(SpecOptions options, Console console) {
    this(options.spec(), options.check(), console);
  }

  Compilation(Path spec, CheckOptions options, Console console) {
    this(spec, options.roots(), options, console, options.offline().compiler());
  }

  /** With a compiler that other specs are compiled with too, and roots of its own. */
  Compilation(
      Path spec, List<Path> roots, CheckOptions options, Console console, Compiler compiler) {
    this.spec = spec;
    this.roots = roots;
    this.options = options;
    this.console = console;
    this.compiler = compiler;
  }

  Compiler compiler() {
    return compiler;
  }

  Compiler.Options compilerOptions() {
    return new Compiler.Options(roots, options.settings(), options.point());
  }

  /**
   * The plan; empty where the spec has errors, which are then printed. Warnings are printed too.
   */
  Optional<Plan> plan() {
    return Optional.ofNullable(compiled().plan());
  }

  /**
   * The plan for one of its stages, which then takes no weights from others; empty where the spec
   * has errors, which are then printed.
   */
  Optional<Plan> planOfOneStage() {
    Compiler.Options alone =
        new Compiler.Options(roots, options.settings(), options.point(), false);
    Compiler.CompileResult result = compiler.compile(spec, alone);
    printed(result.check());
    return Optional.ofNullable(result.plan());
  }

  /** The plan with the messages about the spec, which are printed. */
  Compiler.CompileResult compiled() {
    Compiler.CompileResult result = compiler.compile(spec, compilerOptions());
    printed(result.check());
    return result;
  }

  /** The result, whose messages are yet to be printed. */
  CheckResult check() {
    return compiler.check(spec, compilerOptions());
  }

  /**
   * The plans of all points of the spec's sweep; the messages about them are printed.
   *
   * @param point the one that is meant; empty for all
   */
  SweepResult sweep(String point) {
    Compiler.Options all = new Compiler.Options(roots, options.settings(), point);
    SweepResult result = compiler.sweep(spec, all);
    printed(result.check());
    return result;
  }

  /** What a phase makes of the spec; the messages about the spec are printed. */
  Compiler.DumpResult dump(Phase phase) {
    Compiler.DumpResult dump = compiler.dump(spec, compilerOptions(), phase);
    printed(dump.check());
    return dump;
  }

  /** Prints the messages of a result. */
  CheckResult printed(CheckResult result) {
    if (options.diagnostics() == CheckOptions.Format.JSON) {
      console.out().print(new JsonRenderer().render(result.diagnostics()));
      return result;
    }
    if (options.diagnostics() == CheckOptions.Format.SARIF) {
      console.out().print(new SarifRenderer(Version.number()).render(result.diagnostics()));
      return result;
    }
    List<Diagnostic> shown =
        result.diagnostics().stream().limit(MOST_SHOWN).toList();
    console.err().print(new TextRenderer(options.colored(console)).render(shown));
    if (!shown.isEmpty()) {
      console.err().println();
    }
    int more = result.diagnostics().size() - shown.size();
    if (more > 0) {
      console.err().println("%d more are not shown".formatted(more));
    }
    if (result.hasErrors()) {
      console.err().println(result.summary() + " in " + spec);
    }
    return result;
  }
}
