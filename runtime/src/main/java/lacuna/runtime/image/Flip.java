package lacuna.runtime.image;

/** Mirrors a picture left to right, in place. */
public final class Flip {
  private Flip() {}

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
}
