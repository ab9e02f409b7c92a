package lacuna.compiler.value;

/** What a type without a fitting value says, with what to write instead. */
final class UnitMismatches {
  private UnitMismatches() {}

  /** A value of another type; {@code fits} where it is of this. */
  static Result<Value> type(UnitType type, boolean fits, Value value, String what) {
    return fits ? Result.ok(value) : wrong(Rule.WRONG_TYPE, type, type.form(), value, what);
  }

  /** A value of another unit; {@code fits} where it is of this. */
  static Result<Value> unit(UnitType type, boolean fits, Value value, String what) {
    return fits ? Result.ok(value) : wrong(Rule.WRONG_UNIT, type, type.form(), value, what);
  }

  /** No whole number. */
  static Result<Value> count(Value value, String what) {
    if (value instanceof Value.Length || value instanceof Value.Duration) {
      return wrong(Rule.WRONG_UNIT, UnitType.INT, "an integer without a unit", value, what);
    } else if (value instanceof Value.Real || value instanceof Value.Ratio) {
      return Result.mismatch(ValueMismatches.notWhole(Describe.quoted(what), value));
    }
    return wrong(Rule.WRONG_TYPE, UnitType.INT, "an integer", value, what);
  }

  /** No number, or one with a unit. */
  static Result<Value> real(Rule rule, Value value, String what) {
    return wrong(rule, UnitType.REAL, "a number without a unit", value, what);
  }

  /** No share from 0 to 1. */
  static Result<Value> ratio(Value value, String what) {
    if (value instanceof Value.Ratio ratio) {
      return Result.mismatch(
          Mismatch.of(
                  Rule.OUT_OF_RANGE,
                  "%s must be from 0%% to 100%%".formatted(Describe.quoted(what)),
                  "write a share of the whole, such as 60%")
              .label("this is " + ratio)
              .from(Operand.whole(0)));
    }
    return wrong(Rule.WRONG_UNIT, UnitType.RATIO, UnitType.RATIO.form(), value, what);
  }

  private static Result<Value> wrong(
      Rule rule, UnitType type, String wanted, Value value, String what) {
    String instead = WrittenForm.of(value, type).orElse(null);
    if (instead == null) {
      return Result.mismatch(
          Mismatch.takes(rule, what, wanted, value, "expected here: " + type.form()));
    }
    boolean number = type == UnitType.DURATION && !(value instanceof Value.Text);
    String other = number ? " or " + instead.replace("epochs", "steps") : "";
    return Result.mismatch(
        Mismatch.takes(rule, what, wanted, value, "write " + instead + other)
            .replacedBy(instead));
  }
}
