package lacuna.runtime.survey;

import java.util.Arrays;
import lacuna.runtime.unit.Size;

/** Height and width of each image that was read, by its number; threads may set different ones. */
final class ImageSizes {
  private static final int SHIFT = 32;

  private final long[] sizes; // height, then width; 0 for none

  ImageSizes(int count) {
    sizes = new long[count];
  }

  void set(int number, int height, int width) {
    sizes[number] = (long) height << SHIFT | width;
  }

  /** All of them, by their pixels and then by height. */
  Size[] sorted() {
    return Arrays.stream(sizes)
        .filter(size -> size != 0)
        .boxed()
        .sorted(
            (a, b) -> {
              int byArea = Long.compare((a >> SHIFT) * (int) (long) a, (b >> SHIFT) * (int) (long) b);
              return byArea != 0 ? byArea : Long.compare(a, b);
            })
        .map(size -> new Size((int) (size >> SHIFT), (int) (long) size))
        .toArray(Size[]::new);
  }
}
