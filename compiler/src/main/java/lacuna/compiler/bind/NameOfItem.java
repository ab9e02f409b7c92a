package lacuna.compiler.bind;

import java.util.Optional;
import lacuna.compiler.syntax.Item;

/** The name by which other code knows an item; settings, blocks and tables have none. */
final class NameOfItem extends DeclarationVisitor<Optional<DeclaredName>> {
  private static final NameOfItem VISITOR = new NameOfItem();

  private NameOfItem() {}

  static Optional<DeclaredName> of(Item item) {
    return item.accept(VISITOR);
  }

  @Override
  public Optional<DeclaredName> visitComponent(Item.Component component) {
    return Optional.of(new DeclaredName(component.name(), component.nameSpan()));
  }

  @Override
  public Optional<DeclaredName> visitAlias(Item.Alias alias) {
    return Optional.of(new DeclaredName(alias.name(), alias.nameSpan()));
  }

  @Override
  public Optional<DeclaredName> visitFunction(Item.Function function) {
    return Optional.of(
        new DeclaredName(function.signature().name(), function.signature().nameSpan()));
  }

  @Override
  public Optional<DeclaredName> visitKind(Item.Kind kind) {
    return Optional.of(new DeclaredName(kind.name(), kind.nameSpan()));
  }

  @Override
  Optional<DeclaredName> visitSettings(Item item) {
    return Optional.empty();
  }

  @Override
  public Optional<DeclaredName> visitNames(Item.Names names) {
    return Optional.empty();
  }
}
