package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * Operations that make tensors from nothing, on the device of the innermost scope, and that draw at
 * random.
 */
abstract class Making extends Shapes {
  Making() {}

  /** Zeros, float. */
  public static NDArray zeros(long... shape) {
    return Script.call("full", shape, 0.0, device());
  }

  /** Ones, float. */
  public static NDArray ones(long... shape) {
    return Script.call("full", shape, 1.0, device());
  }

  /** One real number everywhere, float. */
  public static NDArray full(long[] shape, double value) {
    return Script.call("full", shape, value, device());
  }

  /** One integer everywhere, int64. */
  public static NDArray full(long[] shape, long value) {
    return Script.call("full_int", shape, value, device());
  }

  /** The one element of a tensor () everywhere, with its element type. */
  public static NDArray full(long[] shape, NDArray value) {
    return expand(value, shape);
  }

  /** 0 to n - 1, (n) int64. */
  public static NDArray arange(long n) {
    return Script.call("arange", n, device());
  }

  /** Real numbers, (n) float. */
  public static NDArray tensor(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    Context context = Context.current();
    context.countUpload();
    return context.memory().create(floats);
  }

  /** Uniform values in [0, 1), float, from the thread's generator. */
  public static NDArray rand(long... shape) {
    return drawn("rand", shape, device());
  }

  /**
   * Values in [0, 1] from a beta distribution with two equal parameters, from the thread's
   * generator.
   *
   * @param alpha both parameters, above 0
   */
  public static NDArray beta(long[] shape, double alpha) {
    return drawn("beta", shape, alpha, device());
  }

  /** Uniform integers from 0 to {@code high} - 1, int64, from the thread's generator. */
  public static NDArray randint(long[] shape, long high) {
    return drawn("randint", shape, high, device());
  }

  /**
   * While training, sets whole samples to 0 with probability {@code p} and divides the others by
   * 1 - p (Huang et al. 2016); else gives x itself.
   *
   * @param x (batch, ...)
   * @param p in [0, 1)
   */
  public static NDArray stochasticDepth(NDArray x, double p) {
    if (!drops(p)) {
      return x;
    }
    return Script.call("mul", x, drawn("kept", x, p));
  }

  /** x + {@linkplain #stochasticDepth stochasticDepth}(y, p): x and y (batch, ...). */
  public static NDArray addStochasticDepth(NDArray x, NDArray y, double p) {
    return drops(p)
        ? Script.call("add_product", x, y, drawn("kept", y, p))
        : Script.call("add", x, y);
  }

  /**
   * x + {@linkplain #stochasticDepth stochasticDepth}(scale * y, p), without the product in
   * between: x and y (batch, ...), scale (n) or any shape that broadcasts to theirs.
   */
  public static NDArray addStochasticDepth(NDArray x, NDArray scale, NDArray y, double p) {
    return drops(p)
        ? Script.call("add_scaled", x, y, scale, drawn("kept", y, p))
        : Script.call("add_product", x, scale, y);
  }

  /**
   * While training, sets elements to 0 with probability {@code p} and divides the others by 1 - p;
   * else gives x itself.
   *
   * @param p in [0, 1)
   */
  public static NDArray dropout(NDArray x, double p) {
    if (!drops(p)) {
      return x;
    }
    return Script.call("mul", x, drawn("kept_elements", x, p));
  }

  /** What a function draws with this thread's generator, its last argument. */
  private static NDArray drawn(String function, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = generator();
    return Context.current().drawn(() -> Script.call(function, all));
  }

  private static boolean drops(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "a drop rate of " + rate + ": it must be at least 0 and below 1");
    }
    return rate > 0 && Context.current().training();
  }

  private static NativeValue generator() {
    Context context = Context.current();
    return context.generator(context.memory().getDevice());
  }

  private static String device() {
    return Engines.name(Context.current().memory().getDevice());
  }
}
