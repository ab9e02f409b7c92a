package lacuna.runtime.data;

import java.util.random.RandomGenerator;

/** Which image comes at which place of an epoch. */
final class Sampler {
  private static final long SHUFFLE = -1; // no image has this number

  private final int count;
  private final boolean shuffled;
  private final long seed;
  private long epoch = -1;
  private int[] places = new int[0];

  private Sampler(int count, boolean shuffled, long seed) {
    this.count = count;
    this.shuffled = shuffled;
    this.seed = seed;
  }

  /** Another order each epoch, from the seed and the epoch alone. */
  static Sampler shuffled(int count, long seed) {
    return new Sampler(count, true, seed);
  }

  /** As the source has them. */
  static Sampler sequential(int count) {
    return new Sampler(count, false, 0);
  }

  /** The number of the image at a place; not safe for several threads. */
  int index(long epoch, int place) {
    if (!shuffled) {
      return place;
    }
    if (this.epoch != epoch) {
      places = permutation(ImageSeeds.of(seed, epoch, SHUFFLE));
      this.epoch = epoch;
    }
    return places[place];
  }

  private int[] permutation(RandomGenerator random) {
    int[] numbers = places.length == count ? places : new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      numbers[i] = numbers[j];
      numbers[j] = i;
    }
    return numbers;
  }
}
