package lacuna.compiler.value;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.value.Operator.Binary;
import java.util.Optional;
import lacuna.compiler.value.Operator.Unary;

/** The mismatches of constants, each with its wording. */
public final class ValueMismatches {
  private ValueMismatches() {}

  /** An operator does not go with its two operands. */
  public static Mismatch operands(Binary operator, Value a, Value b) {
    boolean parts = a instanceof Value.Length || a instanceof Value.Int;
    if (operator == Binary.DIVIDE && parts && b instanceof Value.Int) {
      return Mismatch.of(
              Rule.SIZE_DOES_NOT_DIVIDE,
              "%s cannot be divided into %s equal parts".formatted(a, b),
              "change one of the two so that the other divides it")
          .from(Operand.whole(1), Operand.whole(0));
    }
    return Mismatch.of(
            Rule.WRONG_UNIT,
            "%s and %s do not go together with %s"
                .formatted(Describe.article(a), Describe.article(b), operator.text()),
            together(operator, a, b))
        .label("%s %s %s".formatted(Describe.brief(a), operator.text(), Describe.brief(b)))
        .from(Operand.whole(1), Operand.whole(0));
  }

  /** An operator does not go with its only operand. */
  public static Mismatch operand(Unary operator, Value a) {
    return Mismatch.of(
            Rule.WRONG_TYPE,
            "`%s` cannot be applied to %s".formatted(operator.text(), Describe.article(a)),
            operator == Unary.NOT
                ? "compare first, as in not (x == 0)"
                : "only numbers, lengths, durations and rates have a sign")
        .from(Operand.whole(0));
  }

  /** How the two could go together, if at all. */
  private static String together(Binary operator, Value a, Value b) {
    if (operator.logical()) {
      return "compare first: x > 0 %s y > 0".formatted(operator.text());
    } else if (Arithmetic.isPlain(a) && b instanceof Value.Length
        || a instanceof Value.Length && Arithmetic.isPlain(b)) {
      return "a length divided by 1px is a number: image.height / 1px";
    }
    return "give both the same unit";
  }

  private static Optional<String> whole(Value value) {
    return WrittenForm.of(value, UnitType.INT);
  }

  /** A number must be whole, and is not, or is no number. */
  public static Mismatch notWhole(String what, Value value) {
    return Mismatch.of(
            Rule.WRONG_TYPE,
            "%s must be an integer".formatted(what),
            whole(value).map(text -> "write " + text).orElse("expected here: an integer, such as 8"))
        .replacedBy(whole(value).orElse(""))
        .label(
            "this is "
                + (Arithmetic.isPlain(value)
                    ? NumberText.plain(Arithmetic.number(value))
                    : Describe.article(value)))
        .from(Operand.whole(0));
  }

  /** A function of numbers has no result that is a number of the language. */
  static Mismatch noResult(String function, List<? extends Value> arguments, String why) {
    String call =
        arguments.stream()
            .map(Describe::brief)
            .collect(Collectors.joining(", ", function + "(", ")"));
    return Mismatch.of(Rule.OUT_OF_RANGE, "`%s` %s".formatted(call, why),
            "give it numbers for which it has a result")
        .from(IntStream.range(0, arguments.size()).mapToObj(Operand::whole).toList());
  }

  private static String takes(String function) {
    return switch (function) {
      case "min", "max" -> "numbers or lengths, or a list of them";
      case "mod" -> "two numbers or two lengths, the second not 0";
      case "power" -> "two numbers";
      case "length" -> "a list";
      case "sum", "sorted" -> "a list of numbers";
      case "list_of" -> "a range of integers, such as 0..12";
      case "shape", "numel" -> "a tensor or a shape";
      case "without" -> "a shape and an axis";
      case "replaced" -> "a shape, an axis and a size";
      case "swapped" -> "a shape and two axes";
      case "joined" -> "a list of shapes and an axis";
      default -> "one number";
    };
  }

  /** A function does not take its arguments. */
  public static Mismatch arguments(String function, List<? extends Value> arguments) {
    String given =
        arguments.isEmpty()
            ? "nothing"
            : arguments.stream().map(Describe::article).collect(Collectors.joining(", "));
    return Mismatch.of(Rule.WRONG_TYPE, "`%s` does not take %s".formatted(function, given),
            "`%s` takes %s".formatted(function, takes(function)))
        .from(IntStream.range(0, arguments.size()).mapToObj(Operand::whole).toList());
  }
}
