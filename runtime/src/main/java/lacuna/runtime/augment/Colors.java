package lacuna.runtime.augment;

/** What changes colors needs pictures that have some. */
final class Colors {
  private Colors() {}

  /**
   * Refuses what is seen of pictures without red, green and blue.
   *
   * @param channels that a network sees: 3, or 1 of their luma
   * @throws IllegalArgumentException if there are others
   */
  static void require(int channels, String who) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "%s changes red, green and blue, and images have %d channels".formatted(who, channels));
    }
  }
}
