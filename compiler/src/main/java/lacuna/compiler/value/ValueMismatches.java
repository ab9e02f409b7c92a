package lacuna.compiler.value;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.value.Operator.Binary;
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
              "%s cannot be divided into %s equal parts".formatted(a, b))
          .from(Operand.whole(1), Operand.whole(0));
    }
    return Mismatch.of(
            Rule.WRONG_UNIT,
            "%s and %s do not go together with %s"
                .formatted(Describe.article(a), Describe.article(b), operator.text()))
        .label("%s %s %s".formatted(Describe.brief(a), operator.text(), Describe.brief(b)))
        .from(Operand.whole(1), Operand.whole(0));
  }

  /** An operator does not go with its only operand. */
  public static Mismatch operand(Unary operator, Value a) {
    return Mismatch.of(
            Rule.WRONG_TYPE,
            "`%s` cannot be applied to %s".formatted(operator.text(), Describe.article(a)))
        .from(Operand.whole(0));
  }

  /** A number must be whole, and is not, or is no number. */
  public static Mismatch notWhole(String what, Value value) {
    return Mismatch.of(Rule.WRONG_TYPE, "%s must be an integer".formatted(what))
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
    return Mismatch.of(Rule.OUT_OF_RANGE, "`%s` %s".formatted(call, why))
        .from(IntStream.range(0, arguments.size()).mapToObj(Operand::whole).toList());
  }

  /** A function does not take its arguments. */
  public static Mismatch arguments(String function, List<? extends Value> arguments) {
    String given =
        arguments.isEmpty()
            ? "nothing"
            : arguments.stream().map(Describe::article).collect(Collectors.joining(", "));
    return Mismatch.of(Rule.WRONG_TYPE, "`%s` does not take %s".formatted(function, given))
        .from(IntStream.range(0, arguments.size()).mapToObj(Operand::whole).toList());
  }
}
