package lacuna.runtime.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/** Tells images that are of one color each, and whether those of a source are. */
public final class FlatImages {
  private static final int LOOKED_AT = 8;

  /** Pixels of an image, along each side, that are looked at. */
  private static final int PROBES = 64;

  /** Share of an image's pixels that are of one color, where it is flat. */
  private static final double FLAT = 0.99;

  /** How far two values of 0 to 255 may lie apart and count as one. */
  private static final int NEAR = 8;

  private FlatImages() {}

  /** What to say where most of those that can be read are flat. */
  static Optional<String> warning(DataSource source) {
    int count = Math.min(LOOKED_AT, source.count());
    int read = 0;
    int flat = 0;
    String example = "";
    Workspace space = new Workspace();
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * source.count() / count);
      try {
        Image image = source.load(index, space);
        read++;
        if (isFlat(image)) {
          flat++;
          example = example.isEmpty() ? source.name(index) : example;
        }
      } catch (IOException broken) {
        // it is counted, and named, when its turn comes
      } finally {
        space.begin();
      }
    }
    return flat == 0 || 2 * flat < read
        ? Optional.empty()
        : Optional.of(
            ("warning: of %d images that were looked at, %d are of nearly one flat color, such as"
                    + " %s; where their values fill a part of their type's range, set `range` of"
                    + " the source, such as range: 1000..4000")
                .formatted(read, flat, example));
  }

  /** Whether nearly all pixels of an image are of nearly one color. */
  public static boolean isFlat(Image image) {
    int down = Math.min(PROBES, image.height());
    int across = Math.min(PROBES, image.width());
    int[][] counts = new int[image.channels()][256 + 2 * NEAR];
    for (int i = 0; i < down * across; i++) {
      int x = i % across * image.width() / across;
      int y = i / across * image.height() / down;
      for (int channel = 0; channel < counts.length; channel++) {
        counts[channel][NEAR + image.value(x, y, channel)]++;
      }
    }
    return Arrays.stream(counts).allMatch(levels -> mostNear(levels) >= FLAT * down * across);
  }

  /** The most values that lie within {@link #NEAR} of one level. */
  private static int mostNear(int[] counts) {
    return IntStream.range(0, 256)
        .map(level -> Arrays.stream(counts, level, level + 2 * NEAR + 1).sum())
        .max()
        .orElseThrow();
  }
}
