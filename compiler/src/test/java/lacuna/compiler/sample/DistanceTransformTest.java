package lacuna.compiler.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTransformTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "5, 17", "24, 24"})
  void isTheDistanceToTheNearestOfAllVisibleTokens(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(3);
    for (double share : new double[] {0.1, 0.5, 0.9, 0.99}) {
      boolean[] hidden = new boolean[rows * columns];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = random.nextDouble() < share;
      }
      hidden[random.nextInt(hidden.length)] = false;
      double found = new DistanceTransform(rows, columns, hidden).sum();
      assertEquals(byTryingAll(columns, hidden), found, 1e-9);
    }
  }

  private static double byTryingAll(int columns, boolean[] hidden) {
    double sum = 0;
    for (int i = 0; i < hidden.length; i++) {
      double nearest = hidden[i] ? Double.POSITIVE_INFINITY : 0;
      for (int j = 0; j < hidden.length; j++) {
        double down = i / columns - j / columns;
        double across = i % columns - j % columns;
        nearest = hidden[j] ? nearest : Math.min(nearest, Math.hypot(down, across));
      }
      sum += nearest;
    }
    return sum;
  }

  @Test
  void isInfiniteWhereNothingIsVisible() {
    boolean[] hidden = {true, true, true};
    assertEquals(Double.POSITIVE_INFINITY, new DistanceTransform(1, 3, hidden).sum());
  }
}
