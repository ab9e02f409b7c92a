package lacuna.runtime.unit;

/**
 * A learning rate, as it stands or per number of images in an update (linear scaling rule).
 *
 * @param value the rate, finite and not negative
 * @param images the number of images that the value is meant for; 0 where it is not scaled
 */
public record Rate(double value, int images) {

  /**
   * @throws IllegalArgumentException where the value is negative or not finite, or the number of
   *     images negative
   */
  public Rate {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "a rate of " + value + ": it must be a finite number, 0 or more");
    }
    if (images < 0) {
      throw new IllegalArgumentException(
          "a rate per " + images + " images: the number of images cannot be negative");
    }
  }

  /** A rate that does not depend on the batch. */
  public Rate(double value) {
    this(value, 0);
  }

  /**
   * The rate of an update that averages over so many images.
   *
   * @param batch images per update, at least 1
   */
  public double at(int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "an update of " + batch + " images: it needs at least one");
    }
    return images == 0 ? value : value * batch / images;
  }

  @Override
  public String toString() {
    return images == 0 ? Double.toString(value) : value + " per " + images + " images";
  }
}
