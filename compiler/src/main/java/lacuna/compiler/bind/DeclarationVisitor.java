package lacuna.compiler.bind;

import lacuna.compiler.syntax.Item;

/** A visitor to which all items that set something rather than declare it are alike. */
abstract class DeclarationVisitor<R> implements Item.Visitor<R> {
  /** Takes an item that declares nothing. */
  abstract R visitSettings(Item item);

  @Override
  public final R visitSetting(Item.Setting setting) {
    return visitSettings(setting);
  }

  @Override
  public final R visitBlock(Item.Block block) {
    return visitSettings(block);
  }

  @Override
  public final R visitSweep(Item.Sweep sweep) {
    return visitSettings(sweep);
  }

  @Override
  public final R visitReference(Item.Reference reference) {
    return visitSettings(reference);
  }
}
