package lacuna.runtime.augment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;

/** A random source that gives what a test has written down, in order. */
final class ScriptedDraws implements RandomGenerator {
  private final Deque<Double> reals;
  private final Deque<int[]> integers; // bound, value

  ScriptedDraws(List<Double> reals, List<int[]> integers) {
    this.reals = new ArrayDeque<>(reals);
    this.integers = new ArrayDeque<>(integers);
  }

  boolean isUsedUp() {
    return reals.isEmpty() && integers.isEmpty();
  }

  @Override
  public double nextDouble() {
    return reals.remove();
  }

  @Override
  public double nextDouble(double from, double to) {
    return reals.remove();
  }

  @Override
  public int nextInt(int bound) {
    int[] next = integers.remove();
    Assertions.assertEquals(next[0], bound, "the range of a draw");
    return next[1];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("nothing was written down for this draw");
  }
}
