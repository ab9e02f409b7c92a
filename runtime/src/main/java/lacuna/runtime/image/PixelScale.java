package lacuna.runtime.image;

import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of a file to the eight bits of a picture. Without a range, those of 16 bits lose
 * their lower half, as Pillow and OpenCV do it with colors, and others are scaled by the range of
 * their type. With one, its start becomes 0, its end 255, and what lies outside the nearer of both.
 */
final class PixelScale {
  private static final int LEVELS = 255;
  private static final Range SIXTEEN_BITS = new Range(0, 65535);

  private final @Nullable Range range;

  PixelScale(@Nullable Range range) {
    this.range = range;
  }

  /** Whether bytes stay as they are. */
  boolean keepsBytes() {
    return range == null;
  }

  /** What the whole numbers from 0 to {@code most}, 255 or 65535, become. */
  byte[] table(int most) {
    byte[] table = new byte[most + 1];
    for (int value = 0; value <= most; value++) {
      table[value] = of(value, new Range(0, most));
    }
    return table;
  }

  /**
   * What a value becomes; what is no number becomes 0.
   *
   * @param type lowest and highest value of its type
   */
  byte of(double value, Range type) {
    if (range == null && type.equals(SIXTEEN_BITS)) {
      return (byte) ((int) value >> 8);
    }
    Range used = range == null ? type : range;
    double share = (value - used.start()) / (used.end() - used.start());
    return (byte) (int) Math.rint(LEVELS * Math.max(0, Math.min(1, share)));
  }
}
