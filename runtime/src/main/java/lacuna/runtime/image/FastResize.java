package lacuna.runtime.image;

import static org.lwjgl.stb.STBImageResize.STBIR_EDGE_CLAMP;
import static org.lwjgl.stb.STBImageResize.STBIR_FILTER_BOX;
import static org.lwjgl.stb.STBImageResize.STBIR_FILTER_CATMULLROM;
import static org.lwjgl.stb.STBImageResize.STBIR_FILTER_TRIANGLE;
import static org.lwjgl.stb.STBImageResize.STBIR_RGB;
import static org.lwjgl.stb.STBImageResize.STBIR_TYPE_UINT8;
import static org.lwjgl.stb.STBImageResize.nstbir_resize;

import org.lwjgl.system.MemoryUtil;

/**
 * Resizes part of a picture with stb_image_resize2: the same filters with float sums, the edge
 * repeated instead of cut off. One level of 255 away from exact, a few levels along the border.
 */
final class FastResize {
  private FastResize() {}

  static Image apply(Image source, Box box, int height, int width, Interpolation filter,
      Workspace space) {
    if (source.channels() != Image.COLORS) {
      throw new IllegalArgumentException(
          "a picture of %d channels is resized exactly alone".formatted(source.channels()));
    }
    Image target = space.image(width, height);
    int stride = 3 * source.width();
    long from = MemoryUtil.memAddress0(source.pixels());
    long into = MemoryUtil.memAddress0(target.pixels());
    long done =
        nstbir_resize(
            from + (long) box.top() * stride + 3L * box.left(),
            box.width(),
            box.height(),
            stride,
            into,
            width,
            height,
            3 * width,
            STBIR_RGB,
            STBIR_TYPE_UINT8,
            STBIR_EDGE_CLAMP,
            name(filter));
    if (done == 0) {
      throw new IllegalStateException(
          "stb_image_resize2 could not resize %d x %d px to %d x %d px"
              .formatted(box.width(), box.height(), width, height));
    }
    return target;
  }

  private static int name(Interpolation filter) {
    return switch (filter) {
      case BOX -> STBIR_FILTER_BOX;
      case BILINEAR -> STBIR_FILTER_TRIANGLE;
      case BICUBIC -> STBIR_FILTER_CATMULLROM;
    };
  }
}
