package lacuna.binding;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;

/** The documented convention: which Java types stand for a type of the language. */
public final class JavaTypes {
  private JavaTypes() {}

  /** The method of a function; {@code int} and {@code float} are words of Java's. */
  public static String method(String function) {
    return switch (function) {
      case "int" -> "toInt";
      case "float" -> "toFloat";
      default -> camel(function);
    };
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  /** What all components of a kind are. */
  static Class<?> kind(String name) {
    return name.equals("data") ? DataSource.class : component(name, name);
  }

  /** The class of {@code external KIND NAME}. */
  static Class<?> component(String kind, String name) {
    String camel = camel(name);
    String type = Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    try {
      return Class.forName("lacuna.runtime." + kind + "." + type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the runtime has no class for " + kind + " " + name, e);
    }
  }

  /** A parameter of a constructor. */
  static Class<?> value(TypeExpr type) {
    if (type instanceof TypeExpr.Maybe maybe) {
      return value(maybe.type());
    } else if (type instanceof TypeExpr.Words) {
      return String.class;
    } else if (type instanceof TypeExpr.ListType) {
      return List.class;
    }
    String name = String.join(".", ((TypeExpr.Named) type).path());
    return switch (name) {
      case "Int", "Length" -> int.class;
      case "Real", "Ratio" -> double.class;
      case "Bool" -> boolean.class;
      case "String" -> String.class;
      case "Size" -> Size.class;
      case "Range" -> Range.class;
      case "Rate" -> Rate.class;
      case "Duration" -> Duration.class;
      default -> kind(name);
    };
  }

  /**
   * A parameter of a function, as the one or two parameters of its method: a tensor is one of the
   * engine's, a list of numbers an array, a range its two ends.
   */
  static Stream<Class<?>> argument(TypeExpr type) {
    TypeExpr inner = type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
    if (inner instanceof TypeExpr.Tensor) {
      return Stream.of(NDArray.class);
    } else if (inner instanceof TypeExpr.ListType list) {
      boolean tensors = list.element() instanceof TypeExpr.Tensor;
      return Stream.of(tensors ? List.class : value(list.element()).arrayType());
    } else if (inner instanceof TypeExpr.Named named && named.path().equals(List.of("Shape"))) {
      return Stream.of(long[].class);
    } else if (inner instanceof TypeExpr.Named named && named.path().equals(List.of("Range"))) {
      return Stream.of(int.class, int.class);
    }
    return Stream.of(value(inner));
  }

  /** What a function's method returns. */
  static Class<?> result(Member.Signature signature) {
    return signature.result() instanceof TypeExpr.ListType ? List.class : NDArray.class;
  }
}
