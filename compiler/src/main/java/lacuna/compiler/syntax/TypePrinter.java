package lacuna.compiler.syntax;

/** Prints types in the language itself. */
final class TypePrinter implements TypeExpr.Visitor<String> {
  private static final TypePrinter PRINTER = new TypePrinter();

  private TypePrinter() {}

  /** The text of a type. */
  static String print(TypeExpr type) {
    return type.accept(PRINTER);
  }

  @Override
  public String visitNamed(TypeExpr.Named named) {
    return String.join(".", named.path())
        + (named.arguments() == null ? "" : ExprPrinter.arguments(named.arguments()));
  }

  @Override
  public String visitWords(TypeExpr.Words words) {
    return String.join(" | ", words.words());
  }

  @Override
  public String visitListType(TypeExpr.ListType list) {
    return "list of " + grouped(list.element(), list.element() instanceof TypeExpr.Words);
  }

  @Override
  public String visitTensor(TypeExpr.Tensor tensor) {
    return ExprPrinter.print(tensor.shape())
        + (tensor.element() == null ? "" : " of " + tensor.element());
  }

  @Override
  public String visitMaybe(TypeExpr.Maybe maybe) {
    TypeExpr inner = maybe.type();
    boolean loose = inner instanceof TypeExpr.Words || inner instanceof TypeExpr.ListType;
    return grouped(inner, loose) + "?";
  }

  private static String grouped(TypeExpr type, boolean loose) {
    return loose ? "(" + print(type) + ")" : print(type);
  }
}
