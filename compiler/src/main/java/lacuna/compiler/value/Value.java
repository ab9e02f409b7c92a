package lacuna.compiler.value;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an expression is worth at compile time. {@link #toString} is how it would be written. */
public interface Value {

  /** A whole number, or that many times the batch size. */
  record Int(long number, boolean batch) implements Value {
    /** A plain whole number. */
    public static Int of(long number) {
      return new Int(number, false);
    }

    @Override
    public String toString() {
      return !batch ? Long.toString(number) : number == 1 ? "batch" : number + " * batch";
    }
  }

  /** A real number. */
  record Real(double number) implements Value {
    @Override
    public String toString() {
      return plain(number);
    }
  }

  /** A share; 60% is 0.6. */
  record Ratio(double share) implements Value {
    @Override
    public String toString() {
      return plain(share * 100) + "%";
    }
  }

  /** A number of pixels. */
  record Length(long pixels) implements Value {
    @Override
    public String toString() {
      return pixels + "px";
    }
  }

  /** Height by width, in pixels. */
  record Size(long height, long width) implements Value {
    @Override
    public String toString() {
      return height == width ? height + "px" : height + "px by " + width + "px";
    }
  }

  /** A number of epochs or updates. */
  record Duration(long count, boolean epochs) implements Value {
    @Override
    public String toString() {
      return count + (epochs ? " epoch" : " step") + (count == 1 ? "" : "s");
    }
  }

  /** A rate, scaled by the batch when {@code images} is not 0. */
  record Rate(double value, long images) implements Value {
    @Override
    public String toString() {
      return plain(value) + (images == 0 ? "" : " per " + images + " images");
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
  }

  /** One of the words of a parameter: {@code masked}. */
  record Word(String word) implements Value {
    @Override
    public String toString() {
      return word;
    }
  }

  /** From a value to another; both are plain numbers, ratios or lengths. */
  record Range(Value start, Value end) implements Value {
    @Override
    public String toString() {
      return start + ".." + end;
    }
  }

  /** A list; a shape is a list of {@link Int}. */
  record ListValue(List<? extends Value> elements) implements Value {
    @Override
    public String toString() {
      return elements.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** {@code none}. */
  record None() implements Value {
    @Override
    public String toString() {
      return "none";
    }
  }

  /** A tensor of which the shape is known. */
  record Tensor(List<Int> shape, Element element) implements Value {
    @Override
    public String toString() {
      return shape + (element == Element.REAL ? "" : " of " + element.word());
    }
  }

  /**
   * Something that a message has been given about, or that only the run will know. It silences what
   * it meets.
   */
  record Unknown() implements Value {
    @Override
    public String toString() {
      return "?";
    }
  }

  /** What a tensor holds. */
  enum Element {
    REAL("Real"),
    INT("Int"),
    BOOL("Bool");

    private final String word;

    Element(String word) {
      this.word = word;
    }

    /** As it is written after {@code of}. */
    public String word() {
      return word;
    }
  }

  /** A number without needless digits: 0.05, 1e-06, 12. */
  static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    double size = Math.abs(number);
    if (size >= 1e-3 && size < 1e15) {
      String text = String.format(Locale.ROOT, "%.9f", number).replaceAll("0+$", "");
      return text.endsWith(".") ? text + "0" : text;
    }
    String text = String.format(Locale.ROOT, "%.6e", number);
    return text.replaceAll("0+e", "e")
        .replaceAll("\\.e", "e")
        .replaceAll("e([+-])0?(\\d)", "e$1$2")
        .replace("e+", "e");
  }
}
