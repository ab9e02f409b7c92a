package lacuna.compiler.value;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types of constants, as declarations name them. Nothing is converted, but a whole number is a
 * real one and a length a square size.
 */
public enum UnitType {
  /** A whole number, or that many times the batch. */
  INT("Int") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value instanceof Value.Int ? Result.ok(value) : UnitMismatches.count(value, what);
    }
  },
  /** A real number. */
  REAL("Real") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value.accept(new RealFit(what));
    }
  },
  /** A share from 0 to 1. */
  RATIO("Ratio") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value instanceof Value.Ratio ratio && ratio.share() >= 0 && ratio.share() <= 1
          ? Result.ok(value)
          : UnitMismatches.ratio(value, what);
    }
  },
  /** A boolean. */
  BOOL("Bool") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.type(value instanceof Value.Bool, value, "a boolean, true or false", what);
    }
  },
  /** A string. */
  STRING("String") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.type(value instanceof Value.Text, value, "a string in quotes", what);
    }
  },
  /** A number of pixels. */
  LENGTH("Length") {
    @Override
    public Result<Value> fit(Value value, String what) {
      boolean fits = value instanceof Value.Length;
      return UnitMismatches.unit(fits, value, "a length, such as 32px", what);
    }
  },
  /** A number of epochs or updates. */
  DURATION("Duration") {
    @Override
    public Result<Value> fit(Value value, String what) {
      boolean fits = value instanceof Value.Duration;
      return UnitMismatches.unit(fits, value, "a duration, such as 100 epochs", what);
    }
  },
  /** A learning rate; a plain number is one that does not follow the batch. */
  RATE("Rate") {
    @Override
    public Result<Value> fit(Value value, String what) {
      if (value instanceof Value.Real || value instanceof Value.Int number && !number.batch()) {
        return Result.ok(new Value.Rate(Arithmetic.number(value), 0));
      }
      boolean fits = value instanceof Value.Rate;
      return UnitMismatches.unit(fits, value, "a rate, such as 1e-4 per 512 images", what);
    }
  },
  /** Height by width in pixels; a length is a square. */
  SIZE("Size") {
    @Override
    public Result<Value> fit(Value value, String what) {
      if (value instanceof Value.Length length) {
        return Result.ok(new Value.Size(length.pixels(), length.pixels()));
      }
      boolean fits = value instanceof Value.Size;
      return UnitMismatches.unit(fits, value, "a size, such as 224px", what);
    }
  },
  /** From a value to another. */
  RANGE("Range") {
    @Override
    public Result<Value> fit(Value value, String what) {
      boolean fits = value instanceof Value.Range;
      return UnitMismatches.type(fits, value, "a range, such as 67%..100%", what);
    }
  };

  private final String word;

  UnitType(String word) {
    this.word = word;
  }

  /** The type of that name; empty where it is a kind, a shape or nothing. */
  public static Optional<UnitType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.word.equals(name)).findFirst();
  }

  /** As it is written: {@code Length}. */
  public String word() {
    return word;
  }

  /**
   * The value as this type has it.
   *
   * @param what takes it: a name, or words such as {@code the result of `f`}
   */
  public abstract Result<Value> fit(Value value, String what);
}
