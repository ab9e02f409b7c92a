package lacuna.programs;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Choices at random, the same for the same seed. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to n - 1. */
  int below(int n) {
    return random.nextInt(n);
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** True once in n times. */
  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** What one of some producers gives. */
  String text(List<Supplier<String>> producers) {
    return of(producers).get();
  }
}
