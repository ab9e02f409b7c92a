package lacuna.runtime.image;

import lacuna.runtime.unit.Range;

/** The values of a file, row by row, of whatever type and of any number of bands. */
interface StoredRows {
  /** In pixels. */
  int width();

  /** In pixels. */
  int height();

  /** Values of one pixel. */
  int bands();

  /** The lowest and the highest value of their type; of reals, 0 and 1. */
  Range type();

  /**
   * Reads a row.
   *
   * @param into (width, bands), at least
   */
  void read(int y, double[] into);

  /** Writes the bands that are wanted, scaled, to a picture of the same size. */
  default void write(Image image, ImageOptions options) throws BrokenImageException {
    int bands = bands();
    int[] colors = options.indices(bands);
    PixelScale scale = new PixelScale(options.range());
    Range type = type();
    double[] values = new double[width() * bands];
    int channels = colors.length;
    byte[] row = new byte[channels * width()];
    for (int y = 0; y < height(); y++) {
      read(y, values);
      for (int x = 0; x < width(); x++) {
        for (int c = 0; c < channels; c++) {
          row[channels * x + c] = scale.of(values[x * bands + colors[c]], type);
        }
      }
      image.writeRow(0, y, width(), row);
    }
  }
}
