package lacuna.compiler.doc;

import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;

/** The declaration that an item is; empty for what only a spec holds. */
final class DeclarationReader implements Item.Visitor<Optional<Declaration>> {
  private final DocumentedFile file;

  DeclarationReader(DocumentedFile file) {
    this.file = file;
  }

  private Optional<Declaration> page(Item item, String word, String name, Span span, String doc) {
    String page = "%s/%s/%s.html".formatted(file.folder(), word, name);
    return Optional.of(new Declaration(file, item, word, name, span, doc, page));
  }

  @Override
  public Optional<Declaration> visitKind(Item.Kind kind) {
    return page(kind, Catalog.KIND, kind.name(), kind.nameSpan(), kind.doc());
  }

  @Override
  public Optional<Declaration> visitComponent(Item.Component component) {
    return page(
        component, component.kind(), component.name(), component.nameSpan(), component.doc());
  }

  @Override
  public Optional<Declaration> visitAlias(Item.Alias alias) {
    return page(alias, alias.kind(), alias.name(), alias.nameSpan(), alias.doc());
  }

  @Override
  public Optional<Declaration> visitFunction(Item.Function function) {
    String name = function.signature().name();
    Span span = function.signature().nameSpan();
    String page = file.functionsPage() + "#" + name;
    return Optional.of(
        new Declaration(file, function, Catalog.FUNCTION, name, span, function.doc(), page));
  }

  @Override
  public Optional<Declaration> visitSetting(Item.Setting setting) {
    return Optional.empty();
  }

  @Override
  public Optional<Declaration> visitBlock(Item.Block block) {
    return Optional.empty();
  }

  @Override
  public Optional<Declaration> visitSweep(Item.Sweep sweep) {
    return Optional.empty();
  }

  @Override
  public Optional<Declaration> visitReference(Item.Reference reference) {
    return Optional.empty();
  }

  @Override
  public Optional<Declaration> visitNames(Item.Names names) {
    return Optional.empty();
  }
}
