package lacuna.runtime.data;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What comes at which place of an epoch. */
final class Sampler {
  /** In place of an image's number, for the order of an epoch. */
  static final long SHUFFLE = -1;

  /** In place of an image's number, for the order of one source of several. */
  static final long AROUND = -2;

  private final @Nullable DataSource shuffled;
  private final long seed;
  private long epoch = -1;
  private int[] places = new int[0];
  private long @Nullable [] draws;

  private Sampler(@Nullable DataSource shuffled, long seed) {
    this.shuffled = shuffled;
    this.seed = seed;
  }

  /** Another order each epoch, from the seed and the epoch alone. */
  static Sampler shuffled(DataSource source, long seed) {
    return new Sampler(source, seed);
  }

  /** As the source has them. */
  static Sampler sequential() {
    return new Sampler(null, 0);
  }

  /**
   * What comes at a place: the number of the image in the lower 32 bits, and above them how many
   * times it may have come in this epoch before. Not safe for several threads.
   */
  long draw(long epoch, int place) {
    if (shuffled == null) {
      return place;
    }
    if (this.epoch != epoch) {
      draws = shuffled.draws(seed, epoch);
      if (draws == null) {
        places = permutation(shuffled.count(), ImageSeeds.of(seed, epoch, SHUFFLE));
      }
      this.epoch = epoch;
    }
    return draws == null ? places[place] : draws[place];
  }

  /** The numbers below {@code count} in a random order. */
  static int[] permutation(int count, RandomGenerator random) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      numbers[i] = numbers[j];
      numbers[j] = i;
    }
    return numbers;
  }
}
