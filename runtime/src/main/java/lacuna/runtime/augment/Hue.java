package lacuna.runtime.augment;

import java.util.Arrays;
import lacuna.runtime.image.Image;

/** Turns colors on the color circle, in Pillow's HSV of a byte each, as torchvision does. */
final class Hue {
  private Hue() {}

  /** Turns by a share of the circle, -0.5 to 0.5, in 255 steps; in place. */
  static void shift(Image image, double share) {
    int steps = (int) (share * 255);
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, image.width(), row);
      for (int i = 0; i < row.length; i += 3) {
        shift(row, i, steps);
      }
      image.writeRow(0, y, image.width(), row);
    }
  }

  private static void shift(byte[] row, int at, int steps) {
    int red = row[at] & 255;
    int green = row[at + 1] & 255;
    int blue = row[at + 2] & 255;
    int value = Math.max(red, Math.max(green, blue));
    float range = value - Math.min(red, Math.min(green, blue));
    int saturation = range == 0 ? 0 : (int) (range / value * 255.0);
    if (saturation == 0) {
      Arrays.fill(row, at, at + 3, (byte) value);
      return;
    }
    float toRed = (value - red) / range;
    float toGreen = (value - green) / range;
    float toBlue = (value - blue) / range;
    float sixths =
        red == value
            ? toBlue - toGreen
            : green == value
                ? (float) (2.0 + toRed - toBlue)
                : (float) (4.0 + toGreen - toRed);
    float hue = (float) ((sixths / 6.0 + 1.0) % 1.0);
    color((int) (hue * 255.0) + steps & 255, saturation, value, row, at);
  }

  /** From hue, saturation above 0 and value, 0 to 255 each. */
  private static void color(int hue, int saturation, int value, byte[] row, int at) {
    int sixth = (int) ((float) hue * 6.0 / 255.0);
    float rest = (float) ((float) hue * 6.0 / 255.0 - sixth);
    float share = (float) (saturation / 255.0);
    byte v = (byte) value;
    byte low = rounded(value * (1.0 - share));
    byte falling = rounded(value * (1.0 - share * rest));
    byte rising = rounded(value * (1.0 - share * (1.0 - rest)));
    switch (sixth % 6) {
      case 0 -> write(row, at, v, rising, low);
      case 1 -> write(row, at, falling, v, low);
      case 2 -> write(row, at, low, v, rising);
      case 3 -> write(row, at, low, falling, v);
      case 4 -> write(row, at, rising, low, v);
      default -> write(row, at, v, low, falling);
    }
  }

  private static byte rounded(double value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5)));
  }

  private static void write(byte[] row, int at, byte red, byte green, byte blue) {
    row[at] = red;
    row[at + 1] = green;
    row[at + 2] = blue;
  }
}
