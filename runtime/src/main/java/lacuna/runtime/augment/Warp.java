package lacuna.runtime.augment;

import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * Moves the pixels of a picture by an affine map from target to source, with Pillow's bicubic
 * interpolation ({@code Image.transform}, a = -1, cut off to whole numbers). What comes from
 * outside is filled with ImageNet's mean color, as timm does.
 */
final class Warp {
  private static final byte[] FILL = {124, 116, 104}; // 255 times 0.485, 0.456, 0.406

  private final byte[] from;
  private final int width;
  private final int height;

  private Warp(Image image) {
    from = image.toBytes();
    width = image.width();
    height = image.height();
  }

  /** Turns about the center, counter-clockwise. */
  static Image rotate(Image image, double degrees, Workspace space) {
    double angle = -Math.toRadians(degrees);
    double cos = rounded(Math.cos(angle));
    double sin = rounded(Math.sin(angle));
    double x = image.width() / 2.0;
    double y = image.height() / 2.0;
    double[] map = {cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y};
    return degrees == 0 ? image : apply(image, map, space);
  }

  /** Moves each row sideways by {@code factor} times its distance from the top. */
  static Image shearX(Image image, double factor, Workspace space) {
    return apply(image, new double[] {1, factor, 0, 0, 1, 0}, space);
  }

  /** Moves each column by {@code factor} times its distance from the left. */
  static Image shearY(Image image, double factor, Workspace space) {
    return apply(image, new double[] {1, 0, 0, factor, 1, 0}, space);
  }

  /** Moves by a share of the width. */
  static Image translateX(Image image, double share, Workspace space) {
    return apply(image, new double[] {1, 0, share * image.width(), 0, 1, 0}, space);
  }

  /** Moves by a share of the height. */
  static Image translateY(Image image, double share, Workspace space) {
    return apply(image, new double[] {1, 0, 0, 0, 1, share * image.height()}, space);
  }

  /** To 15 places, as Pillow. */
  private static double rounded(double value) {
    return Math.rint(value * 1e15) / 1e15;
  }

  private static Image apply(Image image, double[] map, Workspace space) {
    Warp warp = new Warp(image);
    byte[] row = new byte[3 * warp.width];
    Image target = space.image(warp.width, warp.height);
    for (int y = 0; y < warp.height; y++) {
      for (int x = 0; x < warp.width; x++) {
        double fromX = map[0] * (x + 0.5) + map[1] * (y + 0.5) + map[2];
        double fromY = map[3] * (x + 0.5) + map[4] * (y + 0.5) + map[5];
        warp.pixel(fromX, fromY, row, 3 * x);
      }
      target.writeRow(0, y, warp.width, row);
    }
    return target;
  }

  private void pixel(double x, double y, byte[] into, int at) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      System.arraycopy(FILL, 0, into, at, 3);
      return;
    }
    int left = (int) Math.floor(x - 0.5);
    int top = (int) Math.floor(y - 0.5);
    double acrossBy = x - 0.5 - left;
    double downBy = y - 0.5 - top;
    for (int c = 0; c < 3; c++) {
      double value =
          cubic(
              across(left, top - 1, c, acrossBy),
              across(left, top, c, acrossBy),
              across(left, top + 1, c, acrossBy),
              across(left, top + 2, c, acrossBy),
              downBy);
      into[at + c] = (byte) (int) Math.max(0, Math.min(255, value));
    }
  }

  private double across(int left, int row, int channel, double by) {
    int start = Math.max(0, Math.min(height - 1, row)) * width;
    return cubic(
        value(start, left - 1, channel),
        value(start, left, channel),
        value(start, left + 1, channel),
        value(start, left + 2, channel),
        by);
  }

  private int value(int start, int column, int channel) {
    return from[3 * (start + Math.max(0, Math.min(width - 1, column))) + channel] & 255;
  }

  /** The cubic with a = -1 through four values, {@code by} after the second. */
  private static double cubic(double v1, double v2, double v3, double v4, double by) {
    double p2 = -v1 + v3;
    double p3 = 2 * (v1 - v2) + v3 - v4;
    double p4 = -v1 + v2 - v3 + v4;
    return v2 + by * (p2 + by * (p3 + by * p4));
  }
}
