package lacuna.compiler.generalize;

/** Keys of weights in a checkpoint. */
final class WeightKey {
  private WeightKey() {}

  /** A key and another step; an empty one is none. */
  static String join(String path, String step) {
    return step.isEmpty() ? path : path.isEmpty() ? step : path + "." + step;
  }
}
