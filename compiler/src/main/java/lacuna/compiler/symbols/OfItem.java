package lacuna.compiler.symbols;

import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition.Sort;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;

/** What an item declares; settings and tables declare nothing. */
final class OfItem implements Item.Visitor<Optional<Definition>> {

  private static Optional<Definition> named(
      Sort sort, String name, Span span, String doc, String detail) {
    return Optional.of(new Definition(sort, name, span, doc, detail));
  }

  @Override
  public Optional<Definition> visitComponent(Item.Component c) {
    String head = (c.external() ? "external " : "") + c.kind() + " " + c.name();
    String detail = head + Definitions.list(c.parameters());
    return named(Sort.COMPONENT, c.name(), c.nameSpan(), c.doc(), detail);
  }

  @Override
  public Optional<Definition> visitAlias(Item.Alias alias) {
    return named(
        Sort.COMPONENT, alias.name(), alias.nameSpan(), alias.doc(), alias.span().oneLine());
  }

  @Override
  public Optional<Definition> visitKind(Item.Kind kind) {
    String detail = "kind " + kind.name() + Definitions.list(kind.parameters());
    return named(Sort.KIND, kind.name(), kind.nameSpan(), kind.doc(), detail);
  }

  @Override
  public Optional<Definition> visitFunction(Item.Function function) {
    Member.Signature signature = function.signature();
    String detail = "fn " + Definitions.head(signature);
    return named(
        Sort.FUNCTION, signature.name(), signature.nameSpan(), function.doc(), detail);
  }

  @Override
  public Optional<Definition> visitSetting(Item.Setting setting) {
    return Optional.empty();
  }

  @Override
  public Optional<Definition> visitBlock(Item.Block block) {
    return Optional.empty();
  }

  @Override
  public Optional<Definition> visitSweep(Item.Sweep sweep) {
    return Optional.empty();
  }

  @Override
  public Optional<Definition> visitReference(Item.Reference reference) {
    return Optional.empty();
  }

  @Override
  public Optional<Definition> visitNames(Item.Names names) {
    return Optional.empty();
  }
}
