package lacuna.runtime.tensor;

/** How exactly products are computed. Weights, norms, sums and losses are 32-bit in either. */
public enum Precision {
  /** Everything in 32-bit floats. */
  FP32,
  /** Matrix products, convolutions and attention in bfloat16, from 32-bit weights. */
  BF16;

  /**
   * The precision that a word of a spec means.
   *
   * @throws IllegalArgumentException for any word but {@code fp32} and {@code bf16}
   */
  public static Precision of(String word) {
    return switch (word) {
      case "fp32" -> FP32;
      case "bf16" -> BF16;
      default ->
          throw new IllegalArgumentException(
              "precision %s: it must be fp32 or bf16".formatted(word));
    };
  }
}
