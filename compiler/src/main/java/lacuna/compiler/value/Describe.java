package lacuna.compiler.value;

/** What a value is, in words for messages. */
public final class Describe {
  private static final int WIDEST = 70;
  private static final int LONGEST = 12;
  private static final Value.Visitor<String> WHAT = new Types();

  private Describe() {}

  /** {@code a length (32px)}. */
  public static String article(Value value) {
    return value instanceof Value.Unknown || value instanceof Value.None
        ? what(value)
        : what(value) + " (" + brief(value) + ")";
  }

  /** {@code a length}. */
  public static String what(Value value) {
    return value.accept(WHAT);
  }

  /** A value as it is written, shortened where it is long; of a component its name. */
  public static String brief(Value value) {
    if (value instanceof Value.Component component) {
      return component.name();
    } else if (value instanceof Value.ListValue list && list.elements().size() > LONGEST) {
      return brief(new Value.ListValue(list.elements().subList(0, LONGEST))).replace("]", ", ...]");
    }
    String text = value.toString();
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
  }

  /** The shape of a tensor, list of sizes or number, with what it holds. */
  public static String shape(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real ? "a number" : brief(value);
  }

  /** {@code an encoder}. */
  public static String a(String noun) {
    return ("aeiouAEIO".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }

  /** {@code `x`}, or {@code the result of `f`}. */
  public static String quoted(String what) {
    return what.contains(" ") ? what : "`" + what + "`";
  }

  /** A number with at most two decimals. */
  public static String rounded(double number) {
    return NumberText.plain(Math.rint(number * 100) / 100);
  }

  /** {@code 24px is 1.5 patches}: a length in terms of another that is above 0. */
  public static String multiple(Value.Length length, Value.Length unit, String units) {
    return "%s is %s %s"
        .formatted(length, rounded((double) length.pixels() / unit.pixels()), units);
  }

  private static final class Types implements Value.Visitor<String> {
    @Override
    public String visitInt(Value.Int number) {
      return number.batch() ? "a batch size" : "an integer";
    }

    @Override
    public String visitReal(Value.Real number) {
      return "a real number";
    }

    @Override
    public String visitRatio(Value.Ratio ratio) {
      return "a ratio";
    }

    @Override
    public String visitLength(Value.Length length) {
      return "a length";
    }

    @Override
    public String visitSize(Value.Size size) {
      return "a size";
    }

    @Override
    public String visitDuration(Value.Duration duration) {
      return "a duration";
    }

    @Override
    public String visitRate(Value.Rate rate) {
      return "a rate";
    }

    @Override
    public String visitBool(Value.Bool bool) {
      return "a boolean";
    }

    @Override
    public String visitText(Value.Text text) {
      return "a string";
    }

    @Override
    public String visitWord(Value.Word word) {
      return "a word";
    }

    @Override
    public String visitRange(Value.Range range) {
      return "a range";
    }

    @Override
    public String visitListValue(Value.ListValue list) {
      return "a list";
    }

    @Override
    public String visitNone(Value.None none) {
      return "none";
    }

    @Override
    public String visitTensor(Value.Tensor tensor) {
      return "a tensor";
    }

    @Override
    public String visitUnknown(Value.Unknown unknown) {
      return "something else";
    }

    @Override
    public String visitComponent(Value.Component component) {
      return a(component.kind());
    }
  }
}
