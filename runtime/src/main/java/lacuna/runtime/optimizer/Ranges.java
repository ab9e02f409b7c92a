package lacuna.runtime.optimizer;

/** Checks of an optimizer's numbers. */
final class Ranges {

  private Ranges() {}

  /** Throws an {@link IllegalArgumentException} with the message unless the condition holds. */
  static void check(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  /** Checks the decays that all optimizers have. */
  static void decays(double decay, double layerDecay) {
    check(decay >= 0, "`decay` must not be negative; it is %s", decay);
    check(
        layerDecay > 0 && layerDecay <= 1,
        "`layer_decay` must be above 0 and at most 1; it is %s",
        layerDecay);
  }
}
