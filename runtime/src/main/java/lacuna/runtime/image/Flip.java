package lacuna.runtime.image;

/** Mirrors a picture, in place. */
public final class Flip {
  private Flip() {}

  /** Left to right. */
  public static void horizontally(Image image, Workspace space) {
    int width = image.width();
    int channels = image.channels();
    byte[] row = space.row(width, channels);
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, width, row);
      int left = 0;
      for (int right = channels * (width - 1); left < right; left += channels, right -= channels) {
        for (int channel = 0; channel < channels; channel++) {
          byte kept = row[left + channel];
          row[left + channel] = row[right + channel];
          row[right + channel] = kept;
        }
      }
      image.writeRow(0, y, width, row);
    }
  }

  /** Top to bottom. */
  public static void vertically(Image image) {
    int width = image.width();
    byte[] upper = new byte[image.channels() * width];
    byte[] lower = new byte[image.channels() * width];
    for (int top = 0, bottom = image.height() - 1; top < bottom; top++, bottom--) {
      image.readRow(0, top, width, upper);
      image.readRow(0, bottom, width, lower);
      image.writeRow(0, top, width, lower);
      image.writeRow(0, bottom, width, upper);
    }
  }
}
