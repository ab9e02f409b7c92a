package lacuna.compiler.bind;

import lacuna.compiler.syntax.TypeExpr;

/** A value of a type, for advice. */
public final class TypeExamples implements TypeExpr.Visitor<String> {
  private TypeExamples() {}

  /** {@code 100 epochs}. */
  public static String of(TypeExpr type) {
    return type.accept(new TypeExamples());
  }

  @Override
  public String visitMaybe(TypeExpr.Maybe maybe) {
    return maybe.type().accept(this);
  }

  @Override
  public String visitWords(TypeExpr.Words words) {
    return words.words().get(0);
  }

  @Override
  public String visitListType(TypeExpr.ListType list) {
    return "[" + list.element().accept(this) + "]";
  }

  @Override
  public String visitTensor(TypeExpr.Tensor tensor) {
    return "...(...)";
  }

  @Override
  public String visitNamed(TypeExpr.Named named) {
    String name = named.path().get(0);
    return switch (name) {
      case "Int" -> "8";
      case "Real" -> "0.5";
      case "Ratio" -> "60%";
      case "Bool" -> "true";
      case "String" -> "\"...\"";
      case "Length" -> "16px";
      case "Size" -> "192px";
      case "Duration" -> "100 epochs";
      case "Rate" -> "1e-4 per 512 images";
      case "Range" -> "67%..100%";
      default -> name + "(...)";
    };
  }
}
