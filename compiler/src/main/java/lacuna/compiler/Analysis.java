package lacuna.compiler;

import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.load.Loader;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.SymbolTable;
import org.jspecify.annotations.Nullable;

/**
 * A spec, or a file of components, as an editor asks about it: its names at once, all that is wrong
 * with it when {@link #check} is called. It belongs to one thread at a time.
 */
public final class Analysis {
  private final Loader.Opened opened;
  private final Diagnostics diagnostics;
  private final BoundSpec bound;
  private final SymbolTable symbols;
  private @Nullable ElaboratedSpec elaborated;
  private boolean checked;

  Analysis(Loader.Opened opened, Diagnostics diagnostics, Binder binder) {
    this.opened = opened;
    this.diagnostics = diagnostics;
    // what a missing file declares is not known, so that nothing is said of names
    Diagnostics said = opened.complete() ? diagnostics : new Diagnostics();
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

  /** All messages, by file and place; those after the first call cost nothing. */
  public List<Diagnostic> check() {
    if (!checked && opened.complete()) {
      elaborated = new FrontEnd(MaskFigures.sampler(), true).elaborate(bound, diagnostics);
    }
    checked = true;
    return diagnostics.sorted();
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
