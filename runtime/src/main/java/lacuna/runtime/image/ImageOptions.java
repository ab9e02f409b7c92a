package lacuna.runtime.image;

import java.util.List;
import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a file become a picture.
 *
 * @param range values that become 0 and 255; null for the range of their type
 * @param bands which of the file's bands are red, green and blue, or, where it is one, gray; counted
 *     from 1, as GDAL does; empty for the first ones
 * @param maxMegapixels no file may have more, million pixels
 */
public record ImageOptions(@Nullable Range range, List<Integer> bands, int maxMegapixels) {
  /**
   * About the limit of Pillow, 178,956,970 pixels, so that a small file cannot eat the memory. Each
   * worker needs three bytes for a pixel.
   */
  public static final int MAX_MEGAPIXELS = 179;

  /** A picture's bytes must be countable in an int. */
  private static final int COUNTABLE = 700;

  /** Values by their type, and the first bands. */
  public static final ImageOptions DEFAULT = new ImageOptions(null, List.of(), MAX_MEGAPIXELS);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ImageOptions {
    bands = List.copyOf(bands);
    if (!bands.isEmpty() && bands.size() != 1 && bands.size() != 3
        || bands.stream().anyMatch(band -> band < 1)) {
      throw new IllegalArgumentException(
          "`bands` %s: there must be one or three, counted from 1".formatted(bands));
    }
    if (maxMegapixels < 1 || maxMegapixels > COUNTABLE) {
      throw new IllegalArgumentException(
          "`max_megapixels` must be from 1 to %d; it is %d".formatted(COUNTABLE, maxMegapixels));
    }
  }

  /**
   * Refuses a picture before its pixels are decoded.
   *
   * @throws BrokenImageException if it has none, or too many
   */
  void requireSize(long width, long height) throws BrokenImageException {
    if (width < 1 || height < 1) {
      throw new BrokenImageException("its header says %d x %d px".formatted(width, height));
    }
    if (width * height > 1_000_000L * maxMegapixels) {
      throw new BrokenImageException(
          ("its header says %d x %d px, more than the %d million pixels allowed"
                  + " (`max_megapixels` of the source)")
              .formatted(width, height, maxMegapixels));
    }
  }

  /**
   * The indices, from 0, of the bands that are red, green and blue.
   *
   * @param stored bands of the file
   * @throws BrokenImageException if it is not clear which they are, or the file lacks one
   */
  int[] colors(int stored) throws BrokenImageException {
    if (bands.isEmpty()) {
      return switch (stored) {
        case 1, 2 -> new int[] {0, 0, 0}; // gray, and perhaps its alpha
        case 3, 4 -> new int[] {0, 1, 2};
        default ->
            throw new BrokenImageException(
                "it has %d bands: choose three, as by bands: [4, 3, 2] of the source"
                    .formatted(stored));
      };
    }
    int[] colors = new int[3];
    for (int c = 0; c < 3; c++) {
      colors[c] = bands.get(bands.size() == 1 ? 0 : c) - 1;
      if (colors[c] >= stored) {
        throw new BrokenImageException(
            "it has %d bands, and `bands` of the source are %s".formatted(stored, bands));
      }
    }
    return colors;
  }
}
