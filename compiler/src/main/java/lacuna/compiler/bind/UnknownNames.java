package lacuna.compiler.bind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/** The message for a name that stands for nothing, with what may have been meant instead. */
public final class UnknownNames {
  /** Of as many names candidates are looked at; far fewer messages are shown. */
  private static final int MOST_SUGGESTED = 200;

  private final Declarations declarations;
  private final Set<String> builtins;
  private int suggested;

  /**
   * Messages about a spec's names.
   *
   * @param builtins the functions that are declared in no file
   */
  public UnknownNames(Declarations declarations, Set<String> builtins) {
    this.declarations = declarations;
    this.builtins = Set.copyOf(builtins);
  }

  /** Whether a function is declared in no file. */
  boolean isBuiltin(String name) {
    return builtins.contains(name);
  }

  /** Nothing has that name; {@code candidates} are the names of values. */
  public Diagnostic value(
      String name, Module module, Set<String> candidates, Span span, ExpectedType expected) {
    if (expected.kind() != null) {
      return component(name, expected.kind(), module, span);
    }
    return expected.words().isEmpty()
        ? BindErrors.unknownName(
            name, span, enough() ? Set.of() : candidates, expected.form())
        : BindErrors.unknownWord(name, span, new LinkedHashSet<>(expected.words()));
  }

  /** Nothing that can be called has that name; {@code around} are the names of values. */
  public Diagnostic callee(
      Expr.Name name, Module module, Set<String> around, ExpectedType expected) {
    if (expected.kind() != null) {
      return component(name.text(), expected.kind(), module, name.span());
    }
    if (enough()) {
      return BindErrors.unknownFunction(name.text(), name.span(), Set.of());
    }
    Set<String> candidates = new LinkedHashSet<>(around);
    candidates.addAll(declarations.functionNames(module));
    candidates.addAll(builtins);
    return BindErrors.unknownFunction(name.text(), name.span(), candidates);
  }

  /** No component of a kind has that name, or it was not called. */
  public Diagnostic component(String name, String kind, Module module, Span span) {
    if (!declarations.components(module, name, kind).isEmpty()) {
      return BindErrors.componentNotCalled(name, span);
    }
    Set<String> candidates =
        enough() ? Set.of() : declarations.componentNames(module, kind);
    List<Declarations.Found<Item>> others = declarations.components(module, name, null);
    String other = others.isEmpty() ? null : Declarations.kindOf(others.get(0).item());
    return other == null
        ? BindErrors.unknownComponent(name, kind, span, candidates)
        : BindErrors.componentOfAnotherKind(name, other, kind, span, candidates);
  }

  private boolean enough() {
    return ++suggested > MOST_SUGGESTED;
  }
}
