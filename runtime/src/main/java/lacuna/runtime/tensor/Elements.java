package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/** Functions of one element at a time. */
abstract class Elements extends Comparisons {
  Elements() {}

  /** e to the power of x. */
  public static NDArray exp(NDArray x) {
    return Script.call("exp", x);
  }

  /** Natural logarithm. */
  public static NDArray log(NDArray x) {
    return Script.call("log", x);
  }

  /** Logarithm to base 2. */
  public static NDArray log2(NDArray x) {
    return Script.call("log2", x);
  }

  /** Square root; its gradient at 0 is infinite. */
  public static NDArray sqrt(NDArray x) {
    return Script.call("sqrt", x);
  }

  /** Absolute value; its gradient at 0 is 0. */
  public static NDArray abs(NDArray x) {
    return Script.call("abs", x);
  }

  /** -1, 0 or 1; its gradient is 0. */
  public static NDArray sign(NDArray x) {
    return Script.call("sign", x);
  }

  /** Sine of radians. */
  public static NDArray sin(NDArray x) {
    return Script.call("sin", x);
  }

  /** Cosine of radians. */
  public static NDArray cos(NDArray x) {
    return Script.call("cos", x);
  }

  /** 1 / (1 + exp(-x)). */
  public static NDArray sigmoid(NDArray x) {
    return Script.call("sigmoid", x);
  }

  /** x times the standard normal distribution function of x, exactly (by erf). */
  public static NDArray gelu(NDArray x) {
    return Script.call("gelu", x);
  }

  /** x where it is positive, else 0. */
  public static NDArray relu(NDArray x) {
    return Script.call("relu", x);
  }

  /** The largest integer that is not above x; int64. */
  public static NDArray floor(NDArray x) {
    return Script.call("floor", x);
  }

  /** The same values as reals: float, or the type of x where that is real. */
  public static NDArray toFloat(NDArray x) {
    return Script.call("to_float", x);
  }

  /** The same values, as a constant: no gradient flows through. */
  public static NDArray detach(NDArray x) {
    return Script.call("detach", x);
  }

  /** The same values as integers, cut off towards 0; int64. */
  public static NDArray toInt(NDArray x) {
    return Script.call("to_int", x);
  }
}
