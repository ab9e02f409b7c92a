package lacuna.runtime.image;

/**
 * Means over the pixels of one picture, of values from 0 to 1, as a network sees its channels.
 *
 * @param mean of each channel
 * @param meanSquare mean of the squares, of each channel
 */
public record ChannelMoments(double[] mean, double[] meanSquare) {

  /**
   * Those of a picture.
   *
   * @param channels those of the picture, or 1 of an RGB one: the luma of Pillow's {@code
   *     convert("L")}
   */
  public static ChannelMoments of(Image image, int channels, Workspace space) {
    int width = image.width();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    byte[] row = space.row(width, image.channels());
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, width, row);
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          int at = image.channels() * x;
          int value = channels == 1 ? luma(row, at) : row[at + channel] & 255;
          sums[channel] += value;
          squares[channel] += (long) value * value;
        }
      }
    }
    double pixels = (double) width * image.height();
    double[] mean = new double[channels];
    double[] meanSquare = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      mean[channel] = sums[channel] / (255 * pixels);
      meanSquare[channel] = squares[channel] / (255.0 * 255.0 * pixels);
    }
    return new ChannelMoments(mean, meanSquare);
  }

  private static int luma(byte[] row, int at) {
    return Luma.of(row[at] & 255, row[at + 1] & 255, row[at + 2] & 255);
  }
}
