package lacuna.compiler;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.source.Span;
import lacuna.compiler.sweep.SweepReader;
import lacuna.compiler.symbols.SymbolTable;
import org.jspecify.annotations.Nullable;

/**
 * A spec, or a file of components, as an editor asks about it: its names at once, all that is wrong
 * with it when {@link #check} is called. It belongs to one thread at a time.
 */
public final class Analysis {
  private final Loader.Opened opened;
  private final Diagnostics diagnostics;
  private final Binder binder;
  private final boolean sweep;
  private final BoundSpec bound;
  private final SymbolTable symbols;
  private @Nullable ElaboratedSpec elaborated;
  private boolean checked;

  Analysis(Loader.Opened opened, Diagnostics diagnostics, Binder binder) {
    this.opened = opened;
    this.diagnostics = diagnostics;
    this.binder = binder;
    this.sweep = SweepReader.isSweep(opened.spec());
    // what a missing file declares is not known, so that nothing is said of names; of a sweep, each
    // point has something to say
    Diagnostics said = opened.complete() && !sweep ? diagnostics : new Diagnostics();
    this.bound = binder.bind(opened.spec(), List.of(), said);
    this.symbols = new SymbolTable(bound);
  }

  /** The file itself. */
  public Module file() {
    return bound.spec();
  }

  /** Whether all files that it needs could be read. */
  public boolean complete() {
    return opened.complete();
  }

  /** What its names stand for. */
  public SymbolTable symbols() {
    return symbols;
  }

  /** The messages so far, by file and place: those of texts and names before {@link #check}. */
  public List<Diagnostic> messages() {
    return diagnostics.sorted();
  }

  /**
   * All messages, by file and place, those about every point of a sweep among them; those after the
   * first call cost nothing. A thread that is interrupted gets a part of them.
   */
  public List<Diagnostic> check() {
    if (!checked && opened.complete()) {
      try {
        work();
      } catch (CancellationException interrupted) {
        return diagnostics.sorted();
      }
    }
    checked = true;
    return diagnostics.sorted();
  }

  private void work() {
    FrontEnd front = new FrontEnd(MaskFigures.sampler(), true);
    elaborated = front.elaborate(bound, sweep ? new Diagnostics() : diagnostics);
    if (sweep) {
      Points.each(opened.spec(), List.of(), "", diagnostics, this::checkPoint);
    }
  }

  private @Nullable Plan checkPoint(LoadedSpec point, Diagnostics said) {
    BoundSpec one = binder.bind(point, List.of(), said);
    new FrontEnd(MaskFigures.sampler(), true).elaborate(one, said);
    return null;
  }

  /** The stages as far as they could be worked out; none before {@link #check}. */
  public List<ElaboratedStage> stages() {
    return elaborated == null ? List.of() : elaborated.stages();
  }

  /** What names of code stood for, by the place of each; nothing before {@link #check}. */
  public Map<Span, List<String>> seen() {
    return elaborated == null ? Map.of() : elaborated.seen();
  }
}
