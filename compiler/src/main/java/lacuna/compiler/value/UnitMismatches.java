package lacuna.compiler.value;

/** What a type without a fitting value says, with what to write instead. */
final class UnitMismatches {
  private UnitMismatches() {}

  /** A value of another type; {@code fits} where it is of this. */
  static Result<Value> type(boolean fits, Value value, String wanted, String what) {
    return fits ? Result.ok(value) : wrong(Rule.WRONG_TYPE, value, wanted, what);
  }

  /** A value of another unit; {@code fits} where it is of this. */
  static Result<Value> unit(boolean fits, Value value, String wanted, String what) {
    if (fits) {
      return Result.ok(value);
    }
    Mismatch mismatch = Mismatch.takes(Rule.WRONG_UNIT, what, wanted, value);
    if (value instanceof Value.Int number) {
      if (wanted.startsWith("a length") || wanted.startsWith("a size")) {
        mismatch = mismatch.help("write " + number + "px");
      } else if (wanted.startsWith("a duration")) {
        mismatch = mismatch.help("write " + number + " epochs or " + number + " steps");
      }
    }
    return Result.mismatch(mismatch);
  }

  /** No whole number. */
  static Result<Value> count(Value value, String what) {
    if (value instanceof Value.Length || value instanceof Value.Duration) {
      String number = value.toString().replaceAll("[^0-9-].*", "");
      return Result.mismatch(
          Mismatch.takes(Rule.WRONG_UNIT, what, "an integer without a unit", value)
              .help("write " + number));
    } else if (value instanceof Value.Real || value instanceof Value.Ratio) {
      return Result.mismatch(ValueMismatches.notWhole(Describe.quoted(what), value));
    }
    return wrong(Rule.WRONG_TYPE, value, "an integer", what);
  }

  /** No share from 0 to 1. */
  static Result<Value> ratio(Value value, String what) {
    if (value instanceof Value.Ratio ratio) {
      return Result.mismatch(
          Mismatch.of(
                  Rule.OUT_OF_RANGE,
                  "%s must be from 0%% to 100%%".formatted(Describe.quoted(what)))
              .label("this is " + ratio)
              .from(Operand.whole(0)));
    }
    Mismatch mismatch = Mismatch.takes(Rule.WRONG_UNIT, what, "a ratio, such as 60%", value);
    if (Arithmetic.isPlain(value)) {
      double number = Arithmetic.number(value);
      String percent = NumberText.plain(number >= 0 && number <= 1 ? number * 100 : number) + "%";
      mismatch = mismatch.help("write " + percent);
    }
    return Result.mismatch(mismatch);
  }

  private static Result<Value> wrong(Rule rule, Value value, String wanted, String what) {
    return Result.mismatch(Mismatch.takes(rule, what, wanted, value));
  }
}
