package lacuna.compiler.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints expressions in the language itself, with parentheses that show what belongs together.
 */
final class ExprPrinter implements Expr.Visitor<String> {
  private static final ExprPrinter PRINTER = new ExprPrinter();

  private ExprPrinter() {}

  /** The text of an expression. */
  static String print(Expr expr) {
    return expr.accept(PRINTER);
  }

  /** A string with its quotation marks. */
  static String string(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The arguments of a call, with parentheses. */
  static String arguments(List<Expr.Argument> arguments) {
    return arguments.stream()
        .map(
            argument ->
                (argument.name() == null ? "" : argument.name() + ": ") + print(argument.value()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value as part of another one. */
  private static String operand(Expr expr) {
    boolean loose =
        expr instanceof Expr.Binary
            || expr instanceof Expr.RangeOf
            || expr instanceof Expr.Unary
            || expr instanceof Expr.Choice
            || expr instanceof Expr.With;
    return loose ? "(" + print(expr) + ")" : print(expr);
  }

  @Override
  public String visitName(Expr.Name name) {
    return name.text();
  }

  @Override
  public String visitWhole(Expr.Whole whole) {
    return String.valueOf(whole.value());
  }

  @Override
  public String visitDecimal(Expr.Decimal decimal) {
    return String.valueOf(decimal.value());
  }

  @Override
  public String visitLengthLiteral(Expr.LengthLiteral length) {
    return length.pixels() + "px";
  }

  @Override
  public String visitSizeLiteral(Expr.SizeLiteral size) {
    return size.height() + "px by " + size.width() + "px";
  }

  @Override
  public String visitRatioLiteral(Expr.RatioLiteral ratio) {
    BigDecimal percent = BigDecimal.valueOf(ratio.value()).movePointRight(2);
    return percent.stripTrailingZeros().toPlainString() + "%";
  }

  @Override
  public String visitRateLiteral(Expr.RateLiteral rate) {
    return rate.value() + " per " + rate.images() + " images";
  }

  @Override
  public String visitDurationLiteral(Expr.DurationLiteral duration) {
    return duration.count() + (duration.epochs() ? " epochs" : " steps");
  }

  @Override
  public String visitText(Expr.Text text) {
    return string(text.value());
  }

  @Override
  public String visitFlag(Expr.Flag flag) {
    return String.valueOf(flag.value());
  }

  @Override
  public String visitNone(Expr.None none) {
    return "none";
  }

  @Override
  public String visitSelect(Expr.Select select) {
    return operand(select.target()) + "." + select.name();
  }

  @Override
  public String visitCall(Expr.Call call) {
    return operand(call.callee()) + arguments(call.arguments());
  }

  @Override
  public String visitIndex(Expr.Index index) {
    return operand(index.target()) + "[" + print(index.index()) + "]";
  }

  @Override
  public String visitUnary(Expr.Unary unary) {
    return (unary.operator() == Expr.UnaryOperator.NOT ? "not " : "-") + operand(unary.operand());
  }

  @Override
  public String visitBinary(Expr.Binary binary) {
    return operand(binary.left()) + " " + binary.operator().text() + " " + operand(binary.right());
  }

  @Override
  public String visitRangeOf(Expr.RangeOf range) {
    return operand(range.start()) + ".." + operand(range.end());
  }

  @Override
  public String visitChoice(Expr.Choice choice) {
    return "if "
        + operand(choice.condition())
        + " then "
        + operand(choice.yes())
        + " else "
        + operand(choice.no());
  }

  @Override
  public String visitListOf(Expr.ListOf list) {
    return list.elements().stream()
        .map(ExprPrinter::print)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String visitRest(Expr.Rest rest) {
    return "...";
  }

  @Override
  public String visitComprehension(Expr.Comprehension list) {
    return "[for "
        + list.variable()
        + " in "
        + print(list.list())
        + ": "
        + print(list.element())
        + "]";
  }

  @Override
  public String visitWith(Expr.With with) {
    String value = print(with.value());
    return (with.value() instanceof Expr.With ? "(" + value + ")" : value)
        + " with "
        + arguments(with.arguments());
  }

  @Override
  public String visitBroken(Expr.Broken broken) {
    return "<broken>";
  }
}
