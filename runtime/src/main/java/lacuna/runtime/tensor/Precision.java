package lacuna.runtime.tensor;

/** How exactly products are computed. Weights, norms, sums and losses are 32-bit in either. */
public enum Precision {
  /** Everything in 32-bit floats. */
  FULL,
  /** Matrix products, convolutions and attention in bfloat16, from 32-bit weights. */
  MIXED;

  /**
   * The precision that a word of a spec means.
   *
   * @throws IllegalArgumentException for any word but {@code full} and {@code mixed}
   */
  public static Precision of(String word) {
    return switch (word) {
      case "full" -> FULL;
      case "mixed" -> MIXED;
      default ->
          throw new IllegalArgumentException(
              "precision \"" + word + "\": it must be \"full\" or \"mixed\"");
    };
  }
}
