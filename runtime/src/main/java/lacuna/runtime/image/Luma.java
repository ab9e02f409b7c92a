package lacuna.runtime.image;

/** Brightness by ITU-R 601, in Pillow's integers. */
public final class Luma {
  private Luma() {}

  /** 0 to 255, from colors of 0 to 255. */
  public static int of(int red, int green, int blue) {
    return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
  }
}
