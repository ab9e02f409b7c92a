package lacuna.compiler.check;

import lacuna.compiler.value.Value;

/** What a value is, in words for messages. */
final class Describe {
  private Describe() {}

  /** {@code a length (32px)}. */
  static String article(Value value) {
    return what(value) + (value instanceof Value.Unknown ? "" : " (" + value + ")");
  }

  /** {@code a length}. */
  static String what(Value value) {
    if (value instanceof Value.Int number) {
      return number.batch() ? "a number of images" : "a whole number";
    } else if (value instanceof Value.Real) {
      return "a real number";
    } else if (value instanceof Value.Ratio) {
      return "a ratio";
    } else if (value instanceof Value.Length) {
      return "a length";
    } else if (value instanceof Value.Size) {
      return "a size";
    } else if (value instanceof Value.Duration) {
      return "a duration";
    } else if (value instanceof Value.Rate) {
      return "a rate";
    } else if (value instanceof Value.Bool) {
      return "true or false";
    } else if (value instanceof Value.Text) {
      return "a string";
    } else if (value instanceof Value.Word) {
      return "a word";
    } else if (value instanceof Value.Range) {
      return "a range";
    } else if (value instanceof Value.ListValue) {
      return "a list";
    } else if (value instanceof Value.None) {
      return "none";
    } else if (value instanceof Value.Tensor) {
      return "a tensor";
    } else if (value instanceof Closure closure) {
      return "a component of kind " + closure.declared().component().kind();
    } else if (value instanceof Placed placed) {
      return "a component of kind " + placed.declared.component().kind();
    }
    return "something else";
  }
}
