package lacuna.compiler.check;

import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;

/** What a value is, in words for messages. */
final class Describe {
  private static final int WIDEST = 70;
  private static final int LONGEST = 12;

  private Describe() {}

  /** {@code a length (32px)}. */
  static String article(Value value) {
    return value instanceof Value.Unknown || value instanceof Value.None
        ? what(value)
        : what(value) + " (" + brief(value) + ")";
  }

  /** A value as it is written, shortened where it is long; of a component its name. */
  static String brief(Value value) {
    if (value instanceof Closure closure) {
      return closure.declared().name();
    } else if (value instanceof Placed placed) {
      return placed.declared.name();
    } else if (value instanceof Value.ListValue list && list.elements().size() > LONGEST) {
      return brief(new Value.ListValue(list.elements().subList(0, LONGEST))).replace("]", ", ...]");
    }
    String text = value.toString();
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
  }

  /** The shape of a tensor, list of sizes or number, with what it holds. */
  static String shape(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real ? "a number" : brief(value);
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

  /** {@code an encoder}. */
  static String a(String noun) {
    return ("aeiouAEIO".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }

  /** {@code a length}. */
  static String what(Value value) {
    if (value instanceof Value.Int number) {
      return number.batch() ? "a batch size" : "an integer";
    } else if (value instanceof Value.Real) {
      return "a real number";
    } else if (value instanceof Value.Ratio) {
      return "a ratio";
    } else if (value instanceof Value.Length) {
      return "a length";
    } else if (value instanceof Value.Size) {
      return "a size";
    } else if (value instanceof Value.Duration) {
      return "a duration";
    } else if (value instanceof Value.Rate) {
      return "a rate";
    } else if (value instanceof Value.Bool) {
      return "a boolean";
    } else if (value instanceof Value.Text) {
      return "a string";
    } else if (value instanceof Value.Word) {
      return "a word";
    } else if (value instanceof Value.Range) {
      return "a range";
    } else if (value instanceof Value.ListValue) {
      return "a list";
    } else if (value instanceof Value.None) {
      return "none";
    } else if (value instanceof Value.Tensor) {
      return "a tensor";
    } else if (value instanceof Closure closure) {
      return a(closure.declared().kind().name());
    } else if (value instanceof Placed placed) {
      return a(placed.declared.kind().name());
    }
    return "something else";
  }
}
