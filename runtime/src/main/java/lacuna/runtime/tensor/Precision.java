package lacuna.runtime.tensor;

import java.util.Arrays;
import java.util.Locale;

/** How exactly products are computed. Weights, norms, sums and losses are 32-bit in each. */
public enum Precision {
  /** Everything in 32-bit floats. */
  FP32,
  /** The same, but a GPU multiplies matrices in TF32, with 10 bits of mantissa. */
  TF32,
  /** Matrix products, convolutions and attention in bfloat16, from 32-bit weights. */
  BF16;

  /**
   * The precision that a word of a spec means.
   *
   * @throws IllegalArgumentException for any word but {@code fp32}, {@code tf32} and {@code bf16}
   */
  public static Precision of(String word) {
    return Arrays.stream(values())
        .filter(precision -> precision.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "precision %s: it must be fp32, tf32 or bf16".formatted(word)));
  }

  /** What a spec calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
