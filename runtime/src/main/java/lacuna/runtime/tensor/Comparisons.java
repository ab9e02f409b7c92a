package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/** Comparisons and what follows from them; their results are of bool. */
abstract class Comparisons extends Operators {
  Comparisons() {}

  /** Whether a &lt; b; sizes broadcast. */
  public static NDArray less(NDArray a, NDArray b) {
    return Script.call("less", a, b);
  }

  /** Whether a &lt; b. */
  public static NDArray less(NDArray a, double b) {
    return Script.call("less_number", a, b);
  }

  /** Whether a &lt; b. */
  public static NDArray less(double a, NDArray b) {
    return Script.call("greater_number", b, a);
  }

  /** Whether a &lt;= b; sizes broadcast. */
  public static NDArray lessEqual(NDArray a, NDArray b) {
    return Script.call("less_equal", a, b);
  }

  /** Whether a &lt;= b. */
  public static NDArray lessEqual(NDArray a, double b) {
    return Script.call("less_equal_number", a, b);
  }

  /** Whether a &lt;= b. */
  public static NDArray lessEqual(double a, NDArray b) {
    return Script.call("greater_equal_number", b, a);
  }

  /** Whether a &gt; b; sizes broadcast. */
  public static NDArray greater(NDArray a, NDArray b) {
    return Script.call("less", b, a);
  }

  /** Whether a &gt; b. */
  public static NDArray greater(NDArray a, double b) {
    return Script.call("greater_number", a, b);
  }

  /** Whether a &gt; b. */
  public static NDArray greater(double a, NDArray b) {
    return Script.call("less_number", b, a);
  }

  /** Whether a &gt;= b; sizes broadcast. */
  public static NDArray greaterEqual(NDArray a, NDArray b) {
    return Script.call("less_equal", b, a);
  }

  /** Whether a &gt;= b. */
  public static NDArray greaterEqual(NDArray a, double b) {
    return Script.call("greater_equal_number", a, b);
  }

  /** Whether a &gt;= b. */
  public static NDArray greaterEqual(double a, NDArray b) {
    return Script.call("less_equal_number", b, a);
  }

  /** Whether a = b; sizes broadcast. */
  public static NDArray equal(NDArray a, NDArray b) {
    return Script.call("equal", a, b);
  }

  /** Whether a = b. */
  public static NDArray equal(NDArray a, double b) {
    return Script.call("equal_number", a, b);
  }

  /** Whether a = b. */
  public static NDArray equal(double a, NDArray b) {
    return Script.call("equal_number", b, a);
  }

  /** Whether a and b differ; sizes broadcast. */
  public static NDArray notEqual(NDArray a, NDArray b) {
    return Script.call("not_equal", a, b);
  }

  /** Whether a and b differ. */
  public static NDArray notEqual(NDArray a, double b) {
    return Script.call("not_equal_number", a, b);
  }

  /** Whether a and b differ. */
  public static NDArray notEqual(double a, NDArray b) {
    return Script.call("not_equal_number", b, a);
  }

  /** Whether both are true; sizes broadcast. */
  public static NDArray and(NDArray a, NDArray b) {
    return Script.call("logical_and", a, b);
  }

  /** Whether at least one is true; sizes broadcast. */
  public static NDArray or(NDArray a, NDArray b) {
    return Script.call("logical_or", a, b);
  }

  /** Whether it is false. */
  public static NDArray not(NDArray x) {
    return Script.call("logical_not", x);
  }

  /** {@code yes} where the condition holds, else {@code no}; sizes broadcast. */
  public static NDArray where(NDArray condition, NDArray yes, NDArray no) {
    return Script.call("where", condition, yes, no);
  }

  /** {@code yes} where the condition holds, else a number. */
  public static NDArray where(NDArray condition, NDArray yes, double no) {
    return Script.call("where_number_no", condition, yes, no);
  }

  /** A number where the condition holds, else {@code no}. */
  public static NDArray where(NDArray condition, double yes, NDArray no) {
    return Script.call("where_number_yes", condition, yes, no);
  }

  /** One real number where the condition holds, else another; float. */
  public static NDArray where(NDArray condition, double yes, double no) {
    return Script.call("where_numbers", condition, yes, no);
  }
}
