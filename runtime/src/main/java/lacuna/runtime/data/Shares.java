package lacuna.runtime.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Parts of a whole number by weights. */
final class Shares {
  private Shares() {}

  /**
   * Whole numbers in the ratio of the weights, as near as they can be (the method of largest
   * remainders; of equal ones the first).
   *
   * @param weights at least 0, one above 0
   * @return one for each, {@code count} together
   */
  static int[] of(double[] weights, int count) {
    double sum = Arrays.stream(weights).sum();
    double[] exact = Arrays.stream(weights).map(weight -> count * (weight / sum)).toArray();
    int[] shares = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
    int left = count - Arrays.stream(shares).sum();
    IntStream.range(0, weights.length)
        .boxed()
        .filter(i -> weights[i] > 0)
        .sorted(Comparator.comparingDouble(i -> (int) exact[i] - exact[i]))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }
}
