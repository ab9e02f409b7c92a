package lacuna.compiler.check;

import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;

/** What a value is, in words for messages. */
final class Describe {
  private Describe() {}

  static String article(Value value) {
    return lacuna.compiler.value.Describe.article(value);
  }

  static String brief(Value value) {
    return lacuna.compiler.value.Describe.brief(value);
  }

  static String shape(Value value) {
    return lacuna.compiler.value.Describe.shape(value);
  }

  static String a(String noun) {
    return lacuna.compiler.value.Describe.a(noun);
  }

  /** A value of a type, for advice. */
  static String example(TypeExpr type) {
    if (type instanceof TypeExpr.Maybe) {
      return "none";
    } else if (type instanceof TypeExpr.Words words) {
      return words.words().get(0);
    } else if (type instanceof TypeExpr.ListType list) {
      return "[" + example(list.element()) + "]";
    }
    String text = type instanceof TypeExpr.Named named ? named.path().get(0) : "...";
    return switch (text) {
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
      default -> text + "(...)";
    };
  }
}
