package lacuna.runtime.image;

import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of a file to the eight bits of a picture. Without a range, those of 16 bits lose
 * their lower half, as Pillow and OpenCV do it with colors, and reals are from 0 to 1. With one, its
 * start becomes 0, its end 255, and what lies outside the nearer of the two.
 */
final class PixelScale {
  private static final int LEVELS = 255;

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
      table[value] =
          range == null ? (byte) (most == LEVELS ? value : value >> 8) : scaled(value, range);
    }
    return table;
  }

  private static byte scaled(double value, Range range) {
    double share = (value - range.start()) / (range.end() - range.start());
    return (byte) (int) Math.rint(LEVELS * Math.max(0, Math.min(1, share)));
  }
}
