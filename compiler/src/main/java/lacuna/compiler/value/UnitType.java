package lacuna.compiler.value;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types of constants, as declarations name them. Nothing is converted, but a whole number is a
 * real one and a length a square size.
 */
public enum UnitType {
  /** A whole number, or that many times the batch. */
  INT("Int", "an integer, such as 8") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value instanceof Value.Int ? Result.ok(value) : UnitMismatches.count(value, what);
    }
  },
  /** A real number. */
  REAL("Real", "a number, such as 0.5") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value.accept(new RealFit(what));
    }
  },
  /** A share from 0 to 1. */
  RATIO("Ratio", "a ratio, such as 60%") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return value instanceof Value.Ratio ratio && ratio.share() >= 0 && ratio.share() <= 1
          ? Result.ok(value)
          : UnitMismatches.ratio(value, what);
    }
  },
  /** A boolean. */
  BOOL("Bool", "a boolean, true or false") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.type(this, value instanceof Value.Bool, value, what);
    }
  },
  /** A string. */
  STRING("String", "a string in quotes") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.type(this, value instanceof Value.Text, value, what);
    }
  },
  /** A number of pixels. */
  LENGTH("Length", "a length, such as 32px") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.unit(this, value instanceof Value.Length, value, what);
    }
  },
  /** A number of epochs or updates. */
  DURATION("Duration", "a duration, such as 100 epochs") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.unit(this, value instanceof Value.Duration, value, what);
    }
  },
  /** A learning rate; a plain number is one that does not follow the batch. */
  RATE("Rate", "a rate, such as 1e-4 per 512 images") {
    @Override
    public Result<Value> fit(Value value, String what) {
      if (value instanceof Value.Real || value instanceof Value.Int number && !number.batch()) {
        return Result.ok(new Value.Rate(Arithmetic.number(value), 0));
      }
      return UnitMismatches.unit(this, value instanceof Value.Rate, value, what);
    }
  },
  /** Height by width in pixels; a length is a square. */
  SIZE("Size", "a size, such as 224px") {
    @Override
    public Result<Value> fit(Value value, String what) {
      if (value instanceof Value.Length length) {
        return Result.ok(new Value.Size(length.pixels(), length.pixels()));
      }
      return UnitMismatches.unit(this, value instanceof Value.Size, value, what);
    }
  },
  /** From a value to another. */
  RANGE("Range", "a range, such as 67%..100%") {
    @Override
    public Result<Value> fit(Value value, String what) {
      return UnitMismatches.type(this, value instanceof Value.Range, value, what);
    }
  };

  private static final Map<String, UnitType> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(UnitType::word, type -> type));

  private final String word;
  private final String form;

  UnitType(String word, String form) {
    this.word = word;
    this.form = form;
  }

  /** The type of that name; empty where it is a kind, a shape or nothing. */
  public static Optional<UnitType> of(String name) {
    return Optional.ofNullable(BY_WORD.get(name));
  }

  /** As it is written: {@code Length}. */
  public String word() {
    return word;
  }

  /** How a value of it is written: {@code a length, such as 32px}. */
  public String form() {
    return form;
  }

  /**
   * The value as this type has it.
   *
   * @param what takes it: a name, or words such as {@code the result of `f`}
   */
  public abstract Result<Value> fit(Value value, String what);
}
