package lacuna.compiler.value;

import java.util.List;
import java.util.stream.Collectors;

/** What an expression is worth at compile time. {@link #toString} is how it would be written. */
public sealed interface Value {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitInt(Int value);

    R visitReal(Real real);

    R visitRatio(Ratio ratio);

    R visitLength(Length length);

    R visitSize(Size size);

    R visitDuration(Duration duration);

    R visitRate(Rate rate);

    R visitBool(Bool bool);

    R visitText(Text text);

    R visitWord(Word word);

    R visitRange(Range range);

    R visitListValue(ListValue listValue);

    R visitNone(None none);

    R visitTensor(Tensor tensor);

    R visitUnknown(Unknown unknown);

    R visitComponent(Component component);
  }

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

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInt(this);
    }
  }

  /** A real number. */
  record Real(double number) implements Value {
    @Override
    public String toString() {
      return NumberText.plain(number);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReal(this);
    }
  }

  /** A share; 60% is 0.6. */
  record Ratio(double share) implements Value {
    @Override
    public String toString() {
      return NumberText.plain(share * 100) + "%";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRatio(this);
    }
  }

  /** A number of pixels. */
  record Length(long pixels) implements Value {
    @Override
    public String toString() {
      return pixels + "px";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLength(this);
    }
  }

  /** Height by width, in pixels. */
  record Size(long height, long width) implements Value {
    @Override
    public String toString() {
      return height == width ? height + "px" : height + "px by " + width + "px";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSize(this);
    }
  }

  /** A number of epochs or updates. */
  record Duration(long count, boolean epochs) implements Value {
    @Override
    public String toString() {
      return count + (epochs ? " epoch" : " step") + (count == 1 ? "" : "s");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDuration(this);
    }
  }

  /** A rate, scaled by the batch when {@code images} is not 0. */
  record Rate(double value, long images) implements Value {
    @Override
    public String toString() {
      return NumberText.plain(value) + (images == 0 ? "" : " per " + images + " images");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRate(this);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBool(this);
    }
  }

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitText(this);
    }
  }

  /** One of the words of a parameter: {@code masked}. */
  record Word(String word) implements Value {
    @Override
    public String toString() {
      return word;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWord(this);
    }
  }

  /** From a value to another; both are plain numbers, ratios or lengths. */
  record Range(Value start, Value end) implements Value {
    @Override
    public String toString() {
      return start + ".." + end;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRange(this);
    }
  }

  /** A list; a shape is a list of {@link Int}. */
  record ListValue(List<? extends Value> elements) implements Value {
    @Override
    public String toString() {
      return elements.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListValue(this);
    }
  }

  /** {@code none}. */
  record None() implements Value {
    @Override
    public String toString() {
      return "none";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNone(this);
    }
  }

  /** A tensor of which the shape is known. */
  record Tensor(List<Int> shape, Element element) implements Value {
    /** Its shape as comments show it: {@code (batch, 196, 768)}. */
    public String shapeText() {
      return shape.stream().map(Int::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
      return shape + (element == Element.REAL ? "" : " of " + element.word());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTensor(this);
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

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnknown(this);
    }
  }

  /** A component with its arguments, or an instance of one. */
  non-sealed interface Component extends Value {
    /** The kind it is of: {@code encoder}. */
    String kind();

    /** Its name where it is used: {@code vit_base}. */
    String name();

    @Override
    default <R> R accept(Visitor<R> visitor) {
      return visitor.visitComponent(this);
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
}
