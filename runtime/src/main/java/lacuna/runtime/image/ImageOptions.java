package lacuna.runtime.image;

import java.util.List;
import java.util.stream.IntStream;
import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a file become a picture.
 *
 * @param channels of an image as a network sees it: 1 to 32
 * @param range values that become 0 and 255; null for the range of their type
 * @param bands which of the file's bands are the channels, or, where it is one, gray; counted from 1,
 *     as GDAL does; empty for the first ones
 * @param maxMegapixels no file may have more, million pixels
 */
public record ImageOptions(
    int channels, @Nullable Range range, List<Integer> bands, int maxMegapixels) {
  /** More channels than these are not read. */
  public static final int MOST_CHANNELS = 32;

  /**
   * About the limit of Pillow, 178,956,970 pixels, so that a small file cannot eat the memory. Each
   * worker needs three bytes for a pixel.
   */
  public static final int MAX_MEGAPIXELS = 179;

  /** A picture's bytes must be countable in an int. */
  private static final int COUNTABLE = 700;

  /** RGB, values by their type, and the first bands. */
  public static final ImageOptions DEFAULT =
      new ImageOptions(Image.COLORS, null, List.of(), MAX_MEGAPIXELS);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ImageOptions {
    bands = List.copyOf(bands);
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          "`channels` must be from 1 to %d; it is %d".formatted(MOST_CHANNELS, channels));
    }
    boolean colors = channels == 1 || channels == Image.COLORS;
    boolean fits =
        bands.isEmpty()
            || (colors ? bands.size() == 1 || bands.size() == Image.COLORS : bands.size() == channels);
    if (!fits || bands.stream().anyMatch(band -> band < 1)) {
      throw new IllegalArgumentException(
          "`bands` %s: there must be %s, counted from 1"
              .formatted(bands, colors ? "one or three" : "one for each of %d channels".formatted(channels)));
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
    if (width * height > Integer.MAX_VALUE / planes()) {
      throw new BrokenImageException(
          "its header says %d x %d px, more than pictures of %d channels may have"
              .formatted(width, height, planes()));
    }
  }

  /** Channels of the picture that is made: one of three for a network that sees luma. */
  int planes() {
    return channels == 1 ? Image.COLORS : channels;
  }

  /**
   * The indices, from 0, of the bands that are the channels of the picture.
   *
   * @param stored bands of the file
   * @throws BrokenImageException if it is not clear which they are, or the file lacks one
   */
  int[] indices(int stored) throws BrokenImageException {
    if (bands.isEmpty()) {
      return planes() == Image.COLORS ? colors(stored) : all(stored);
    }
    int[] indices = new int[planes()];
    for (int c = 0; c < indices.length; c++) {
      indices[c] = bands.get(bands.size() == 1 ? 0 : c) - 1;
      if (indices[c] >= stored) {
        throw new BrokenImageException(
            "it has %d bands, and `bands` of the source are %s".formatted(stored, bands));
      }
    }
    return indices;
  }

  private static int[] colors(int stored) throws BrokenImageException {
    return switch (stored) {
      case 1, 2 -> new int[] {0, 0, 0}; // gray, and perhaps its alpha
      case 3, 4 -> new int[] {0, 1, 2};
      default ->
          throw new BrokenImageException(
              "it has %d bands: choose three, as by bands: [4, 3, 2] of the source, or set `channels`"
                  .formatted(stored));
    };
  }

  private int[] all(int stored) throws BrokenImageException {
    if (stored != channels) {
      throw new BrokenImageException(
          "it has %d bands, and `channels` is %d%s"
              .formatted(
                  stored, channels, stored > channels ? ": choose them by `bands` of the source" : ""));
    }
    return IntStream.range(0, channels).toArray();
  }
}
