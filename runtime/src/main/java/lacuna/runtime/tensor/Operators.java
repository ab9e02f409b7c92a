package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/**
 * The language's operators. An integer beside a tensor of integers gives integers; a
 * real number gives reals, and so does every quotient.
 */
abstract class Operators {
  Operators() {}

  /** a + b; sizes broadcast. */
  public static NDArray add(NDArray a, NDArray b) {
    return Script.call("add", a, b);
  }

  /** a + b; the result is real. */
  public static NDArray add(NDArray a, double b) {
    return Script.call("add_number", a, b);
  }

  /** a + b; the result is real. */
  public static NDArray add(double a, NDArray b) {
    return Script.call("add_number", b, a);
  }

  /** a + b; integers stay integers. */
  public static NDArray add(NDArray a, long b) {
    return Script.call("add_number", a, b);
  }

  /** a + b; integers stay integers. */
  public static NDArray add(long a, NDArray b) {
    return Script.call("add_number", b, a);
  }

  /** a - b; sizes broadcast. */
  public static NDArray sub(NDArray a, NDArray b) {
    return Script.call("sub", a, b);
  }

  /** a - b; the result is real. */
  public static NDArray sub(NDArray a, double b) {
    return Script.call("sub_number", a, b);
  }

  /** a - b; the result is real. */
  public static NDArray sub(double a, NDArray b) {
    return Script.call("sub_from", b, a);
  }

  /** a - b; integers stay integers. */
  public static NDArray sub(NDArray a, long b) {
    return Script.call("sub_number", a, b);
  }

  /** a - b; integers stay integers. */
  public static NDArray sub(long a, NDArray b) {
    return Script.call("sub_from", b, a);
  }

  /** a * b; sizes broadcast. */
  public static NDArray mul(NDArray a, NDArray b) {
    return Script.call("mul", a, b);
  }

  /** a * b; the result is real. */
  public static NDArray mul(NDArray a, double b) {
    return Script.call("mul_number", a, b);
  }

  /** a * b; the result is real. */
  public static NDArray mul(double a, NDArray b) {
    return Script.call("mul_number", b, a);
  }

  /** a * b; integers stay integers. */
  public static NDArray mul(NDArray a, long b) {
    return Script.call("mul_number", a, b);
  }

  /** a * b; integers stay integers. */
  public static NDArray mul(long a, NDArray b) {
    return Script.call("mul_number", b, a);
  }

  /** a / b; sizes broadcast. */
  public static NDArray div(NDArray a, NDArray b) {
    return Script.call("div", a, b);
  }

  /** a / b; the result is real. */
  public static NDArray div(NDArray a, double b) {
    return Script.call("div_number", a, b);
  }

  /** a / b; the result is real. */
  public static NDArray div(double a, NDArray b) {
    return Script.call("div_into", b, a);
  }

  /** a / b; the result is real. */
  public static NDArray div(NDArray a, long b) {
    return Script.call("div_number", a, b);
  }

  /** a / b; the result is real. */
  public static NDArray div(long a, NDArray b) {
    return Script.call("div_into", b, a);
  }

  /** -x. */
  public static NDArray neg(NDArray x) {
    return Script.call("neg", x);
  }

  /** The smaller one; sizes broadcast. */
  public static NDArray minimum(NDArray a, NDArray b) {
    return Script.call("minimum", a, b);
  }

  /** The smaller one; the result is real. */
  public static NDArray minimum(NDArray a, double b) {
    return Script.call("minimum_number", a, b);
  }

  /** The smaller one; the result is real. */
  public static NDArray minimum(double a, NDArray b) {
    return Script.call("minimum_number", b, a);
  }

  /** The smaller one; integers stay integers. */
  public static NDArray minimum(NDArray a, long b) {
    return Script.call("minimum_number", a, b);
  }

  /** The smaller one; integers stay integers. */
  public static NDArray minimum(long a, NDArray b) {
    return Script.call("minimum_number", b, a);
  }

  /** The larger one; sizes broadcast. */
  public static NDArray maximum(NDArray a, NDArray b) {
    return Script.call("maximum", a, b);
  }

  /** The larger one; the result is real. */
  public static NDArray maximum(NDArray a, double b) {
    return Script.call("maximum_number", a, b);
  }

  /** The larger one; the result is real. */
  public static NDArray maximum(double a, NDArray b) {
    return Script.call("maximum_number", b, a);
  }

  /** The larger one; integers stay integers. */
  public static NDArray maximum(NDArray a, long b) {
    return Script.call("maximum_number", a, b);
  }

  /** The larger one; integers stay integers. */
  public static NDArray maximum(long a, NDArray b) {
    return Script.call("maximum_number", b, a);
  }
}
