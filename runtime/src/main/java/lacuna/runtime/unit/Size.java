package lacuna.runtime.unit;

/**
 * An image's size.
 *
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 */
public record Size(int height, int width) {

  /**
   * @throws IllegalArgumentException where a side is below one pixel
   */
  public Size {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a size of " + height + "px by " + width + "px: both sides must be at least 1px");
    }
  }

  @Override
  public String toString() {
    return height == width ? height + "px" : height + "px by " + width + "px";
  }
}
