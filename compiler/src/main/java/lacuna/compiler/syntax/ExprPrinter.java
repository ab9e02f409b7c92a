package lacuna.compiler.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints expressions and types in the language itself, with parentheses that show what belongs
 * together.
 */
final class ExprPrinter {
  private ExprPrinter() {}

  static String print(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return operand(binary.left())
          + " "
          + binary.operator().text()
          + " "
          + operand(binary.right());
    }
    if (expr instanceof Expr.RangeOf range) {
      return operand(range.start()) + ".." + operand(range.end());
    }
    if (expr instanceof Expr.Unary unary) {
      return (unary.operator() == Expr.UnaryOperator.NOT ? "not " : "-") + operand(unary.operand());
    }
    if (expr instanceof Expr.Choice choice) {
      return "if "
          + operand(choice.condition())
          + " then "
          + operand(choice.yes())
          + " else "
          + operand(choice.no());
    }
    if (expr instanceof Expr.With with) {
      String value =
          with.value() instanceof Expr.With ? "(" + print(with.value()) + ")" : print(with.value());
      return value + " with " + arguments(with.arguments());
    }
    return tight(expr);
  }

  /** Values that need no parentheses anywhere. */
  private static String tight(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.text();
    }
    if (expr instanceof Expr.Select select) {
      return operand(select.target()) + "." + select.name();
    }
    if (expr instanceof Expr.Call call) {
      return operand(call.callee()) + arguments(call.arguments());
    }
    if (expr instanceof Expr.Index index) {
      return operand(index.target()) + "[" + print(index.index()) + "]";
    }
    if (expr instanceof Expr.ListOf list) {
      return list.elements().stream()
          .map(ExprPrinter::print)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (expr instanceof Expr.Comprehension list) {
      return "[for "
          + list.variable()
          + " in "
          + print(list.list())
          + ": "
          + print(list.element())
          + "]";
    }
    if (expr instanceof Expr.Rest) {
      return "...";
    }
    return expr instanceof Expr.Broken ? "<broken>" : literal(expr);
  }

  private static String literal(Expr expr) {
    if (expr instanceof Expr.Whole whole) {
      return String.valueOf(whole.value());
    }
    if (expr instanceof Expr.Decimal decimal) {
      return String.valueOf(decimal.value());
    }
    if (expr instanceof Expr.LengthLiteral length) {
      return length.pixels() + "px";
    }
    if (expr instanceof Expr.SizeLiteral size) {
      return size.height() + "px by " + size.width() + "px";
    }
    if (expr instanceof Expr.RatioLiteral ratio) {
      return BigDecimal.valueOf(ratio.value())
              .movePointRight(2)
              .stripTrailingZeros()
              .toPlainString()
          + "%";
    }
    if (expr instanceof Expr.RateLiteral rate) {
      return rate.value() + " per " + rate.images() + " images";
    }
    if (expr instanceof Expr.DurationLiteral duration) {
      return duration.count() + (duration.epochs() ? " epochs" : " steps");
    }
    if (expr instanceof Expr.Text text) {
      return string(text.value());
    }
    if (expr instanceof Expr.Flag flag) {
      return String.valueOf(flag.value());
    }
    return "none";
  }

  /** A value as part of another one. */
  private static String operand(Expr expr) {
    boolean loose =
        expr instanceof Expr.Binary
            || expr instanceof Expr.RangeOf
            || expr instanceof Expr.Unary
            || expr instanceof Expr.Choice
            || expr instanceof Expr.With;
    return loose ? "(" + print(expr) + ")" : tight(expr);
  }

  /** A string with its quotation marks. */
  static String string(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String arguments(List<Expr.Argument> arguments) {
    return arguments.stream()
        .map(
            argument ->
                (argument.name() == null ? "" : argument.name() + ": ") + print(argument.value()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String print(TypeExpr type) {
    if (type instanceof TypeExpr.Named named) {
      return String.join(".", named.path())
          + (named.arguments() == null ? "" : arguments(named.arguments()));
    }
    if (type instanceof TypeExpr.Words words) {
      return String.join(" | ", words.words());
    }
    if (type instanceof TypeExpr.ListType list) {
      return "list of "
          + (list.element() instanceof TypeExpr.Words
              ? grouped(list.element())
              : print(list.element()));
    }
    if (type instanceof TypeExpr.Tensor tensor) {
      return print(tensor.shape()) + (tensor.element() == null ? "" : " of " + tensor.element());
    }
    TypeExpr inner = ((TypeExpr.Maybe) type).type();
    boolean loose = inner instanceof TypeExpr.Words || inner instanceof TypeExpr.ListType;
    return (loose ? grouped(inner) : print(inner)) + "?";
  }

  private static String grouped(TypeExpr type) {
    return "(" + print(type) + ")";
  }
}
