package lacuna.runtime.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bicubic resampling as torch's, by its closed form. */
class ResamplePositionsTest {
  /** Weights of the cubic convolution with a = -0.75 a quarter of a token after the second. */
  private static final double[] QUARTER = {-27 / 256.0, 225 / 256.0, 67 / 256.0, -9 / 256.0};

  private static float[] fit(float[] values, int side, int rows, int columns, int width, int extra) {
    return new ResamplePositions(rows, columns, extra)
        .fit(
            values,
            new long[] {1, extra + (long) side * side, width},
            new long[] {1, extra + (long) rows * columns, width});
  }

  /** A twice as fine grid lies a quarter of a token on either side of each loaded token. */
  @Test
  void doublesAGridByTheWeightsOfAQuarter() {
    int side = 5;
    float[] values = new float[side * side];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] fitted = fit(values, side, 2 * side, 2 * side, 1, 0);
    for (int y = 0; y < 2 * side; y++) {
      for (int x = 0; x < 2 * side; x++) {
        double wanted = 0;
        for (int down = 0; down < 4; down++) {
          for (int across = 0; across < 4; across++) {
            wanted +=
                weight(y, down) * weight(x, across)
                    * values[tap(y, down, side) * side + tap(x, across, side)];
          }
        }
        assertEquals(wanted, fitted[y * 2 * side + x], 1e-6);
      }
    }
  }

  /** Even places lie three quarters after the token before, odd ones a quarter after their own. */
  private static double weight(int place, int tap) {
    return place % 2 == 1 ? QUARTER[tap] : QUARTER[3 - tap];
  }

  private static int tap(int place, int tap, int side) {
    int first = place % 2 == 1 ? place / 2 - 1 : place / 2 - 2;
    return Math.max(0, Math.min(side - 1, first + tap));
  }

  @Test
  void keepsTheTokensBeforeTheGridAndWhatIsConstant() {
    int width = 3;
    float[] values = new float[(1 + 14 * 14) * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < width ? 10 + i : i % width;
    }
    float[] fitted = fit(values, 14, 28, 20, width, 1);
    assertEquals((1 + 28 * 20) * width, fitted.length);
    for (int i = 0; i < fitted.length; i++) {
      assertEquals(i < width ? 10 + i : i % width, fitted[i], 1e-5);
    }
  }

  /** The cubic convolution gives a straight line back inside; columns do not mix with rows. */
  @Test
  void keepsAStraightLineAwayFromTheBorder() {
    int side = 16;
    float[] values = new float[side * side * 2];
    for (int i = 0; i < side * side; i++) {
      values[2 * i] = i / side; // the row
      values[2 * i + 1] = i % side; // the column
    }
    int rows = 8;
    int columns = 32;
    float[] fitted = fit(values, side, rows, columns, 2, 0);
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 4; column < columns - 4; column++) {
        int at = 2 * (row * columns + column);
        assertEquals((row + 0.5) * side / rows - 0.5, fitted[at], 1e-5);
        // a = -0.75 is off a straight line by at most a / 4 + 1 / 8 of a token, between tokens
        assertEquals((column + 0.5) * side / columns - 0.5, fitted[at + 1], 0.0625);
      }
    }
  }

  @Test
  void refusesWhatIsNoSquareGrid() {
    ResamplePositions positions = new ResamplePositions(4, 4, 1);
    long[] wanted = {1, 17, 2};
    assertThrows(
        IllegalArgumentException.class,
        () -> positions.fit(new float[26], new long[] {1, 13, 2}, wanted));
    assertThrows(
        IllegalArgumentException.class,
        () -> positions.fit(new float[30], new long[] {1, 10, 3}, wanted));
  }
}
