package lacuna.runtime.augment;

import lacuna.runtime.image.Image;
import lacuna.runtime.image.Luma;

/**
 * Mixes a picture with a duller one, as Pillow's {@code ImageEnhance}: a factor of 0 gives the
 * duller one, 1 the picture, more exaggerates it. In place.
 */
final class Enhance {
  private Enhance() {}

  /** Against black. */
  static void brightness(Image image, double factor) {
    byte[] pixels = image.toBytes();
    mix(new byte[pixels.length], pixels, factor);
    write(image, pixels);
  }

  /** Against even gray of the picture's mean brightness. */
  static void contrast(Image image, double factor) {
    byte[] pixels = image.toBytes();
    byte[] gray = gray(pixels);
    long sum = 0;
    for (int i = 0; i < gray.length; i += 3) {
      sum += gray[i] & 255;
    }
    java.util.Arrays.fill(gray, (byte) (int) ((double) sum / (gray.length / 3) + 0.5));
    mix(gray, pixels, factor);
    write(image, pixels);
  }

  /** Against the picture without color. */
  static void color(Image image, double factor) {
    byte[] pixels = image.toBytes();
    mix(gray(pixels), pixels, factor);
    write(image, pixels);
  }

  /** Against the picture smoothed. */
  static void sharpness(Image image, double factor) {
    byte[] pixels = image.toBytes();
    mix(smooth(pixels, image.width(), image.height()), pixels, factor);
    write(image, pixels);
  }

  /** Single precision, cut off to whole numbers, as Pillow's {@code blend}. */
  private static void mix(byte[] dull, byte[] pixels, double factor) {
    float share = (float) factor;
    for (int i = 0; i < pixels.length; i++) {
      int from = dull[i] & 255;
      float value = from + share * ((pixels[i] & 255) - from);
      pixels[i] = (byte) (int) Math.max(0f, Math.min(255f, value));
    }
  }

  private static byte[] gray(byte[] pixels) {
    byte[] gray = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i += 3) {
      int luma = Luma.of(pixels[i] & 255, pixels[i + 1] & 255, pixels[i + 2] & 255);
      gray[i] = (byte) luma;
      gray[i + 1] = (byte) luma;
      gray[i + 2] = (byte) luma;
    }
    return gray;
  }

  /** A 3 x 3 mean that counts the middle five times; the border stays as it is. */
  private static byte[] smooth(byte[] pixels, int width, int height) {
    byte[] smoothed = pixels.clone();
    int line = 3 * width;
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * line + 3; i < (y + 1) * line - 3; i++) {
        int sum = 4 * (pixels[i] & 255);
        for (int row = i - line; row <= i + line; row += line) {
          sum += (pixels[row - 3] & 255) + (pixels[row] & 255) + (pixels[row + 3] & 255);
        }
        smoothed[i] = (byte) ((2 * sum + 13) / 26);
      }
    }
    return smoothed;
  }

  private static void write(Image image, byte[] pixels) {
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(pixels, y * row.length, row, 0, row.length);
      image.writeRow(0, y, image.width(), row);
    }
  }
}
