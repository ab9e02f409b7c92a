package lacuna.compiler.residual;

/** Keys of weights in a checkpoint. */
public final class WeightKey {
  private WeightKey() {}

  /** A key and another step; an empty one is none. */
  public static String join(String path, String step) {
    return step.isEmpty() ? path : path.isEmpty() ? step : path + "." + step;
  }
}
