package lacuna.compiler;

import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.UnusedNames;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.Elaborator;
import lacuna.compiler.lint.Linter;
import lacuna.compiler.lower.Planner;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.suggest.Suggester;
import lacuna.compiler.suggest.Variants;

/** The phases after binding that can report a mistake, for the command line and for editors. */
final class FrontEnd {
  /** The functions that are declared in no file. */
  static final Set<String> BUILTINS = Set.copyOf(CompileTimeFunctions.names());

  private final MaskSampler sampler;
  private final boolean transfers;

  /**
   * With what draws masks.
   *
   * @param transfers whether the weights that stages take from others must fit
   */
  FrontEnd(MaskSampler sampler, boolean transfers) {
    this.sampler = sampler;
    this.transfers = transfers;
  }

  /** Works out a spec as far as that goes; messages say what is wrong with it. */
  ElaboratedSpec elaborate(BoundSpec bound, Diagnostics diagnostics) {
    List<Diagnostic> reported = diagnostics.sorted();
    ElaboratedSpec elaborated = new Elaborator().elaborate(bound, reported);
    Variants variants = new Variants(bound);
    if (!diagnostics.hasErrors() && !elaborated.hasErrors()) {
      // what is unused or doubtful may be so because of a mistake
      new UnusedNames(bound.declarations(), diagnostics).warn();
      new Linter(sampler).lint(elaborated, variants).forEach(diagnostics::add);
      new Planner().frozenParts(elaborated).forEach(diagnostics::add);
      if (transfers) {
        new Planner().misfits(elaborated).forEach(diagnostics::add);
      }
    }
    new Suggester(variants, reported)
        .suggest(elaborated.findings())
        .forEach(found -> diagnostics.add(found.diagnostic()));
    return elaborated;
  }
}
