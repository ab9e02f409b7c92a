package lacuna.runtime.image;

import java.util.Locale;

/** Weighs the pixels around a place; wider when a picture shrinks, so that nothing aliases. */
public enum Interpolation {
  /** Equal weights. */
  BOX(0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },
  /** A triangle. */
  BILINEAR(1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** Keys' cubic with a = -0.5, as Pillow has it; OpenCV and PyTorch take -0.75. */
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double d = Math.abs(x);
      if (d < 1) {
        return (1.5 * d - 2.5) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0;
    }
  };

  /** Half the width of the filter at scale 1, source pixels. */
  final double support;

  Interpolation(double support) {
    this.support = support;
  }

  /** The filter's height {@code x} source pixels from its center, not normalized. */
  abstract double weight(double x);

  /**
   * The filter of this name in the language.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Interpolation of(String name) {
    for (Interpolation one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "no interpolation is called '%s'; there are box, bilinear and bicubic".formatted(name));
  }
}
