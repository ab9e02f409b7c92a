package lacuna.runtime.image;

/** A rectangle of whole pixels inside a picture. */
public record Box(int top, int left, int height, int width) {
  /** All of a picture. */
  public static Box all(Image image) {
    return new Box(0, 0, image.height(), image.width());
  }

  /** Whether the rectangle is not empty and lies inside a picture of this size. */
  public boolean isInside(int pictureHeight, int pictureWidth) {
    return top >= 0
        && left >= 0
        && height > 0
        && width > 0
        && top <= pictureHeight - height
        && left <= pictureWidth - width;
  }
}
