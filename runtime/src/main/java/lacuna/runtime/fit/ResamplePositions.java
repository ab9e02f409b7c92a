package lacuna.runtime.fit;

/**
 * Resamples a table of absolute positions from one grid of tokens to another, as MAE's {@code
 * interpolate_pos_embed} does: bicubically as {@code torch.nn.functional.interpolate} without
 * aligned corners, each column by itself.
 *
 * <p>The table is (1, extra + rows * columns, width). The first tokens, which are of no grid, stay
 * as they are. Values between tokens are those of the cubic convolution with a = -0.75; beyond the
 * border the last token goes on.
 */
public final class ResamplePositions implements Fit {
  private static final double A = -0.75; // torch's

  private final int rows;
  private final int columns;
  private final int extra;

  /**
   * @param rows tokens of the wanted grid, down
   * @param columns tokens of the wanted grid, across
   * @param extra tokens before those of the grid
   */
  public ResamplePositions(int rows, int columns, int extra) {
    this.rows = rows;
    this.columns = columns;
    this.extra = extra;
  }

  @Override
  public float[] fit(float[] values, long[] from, long[] to) {
    int width = (int) to[2];
    if (from.length != 3 || from[0] != 1) {
      throw new IllegalArgumentException("it is no table of tokens");
    } else if (from[2] != width) {
      throw new IllegalArgumentException("its tokens have %d numbers".formatted(from[2]));
    }
    int tokens = (int) from[1] - extra;
    int side = (int) Math.round(Math.sqrt(Math.max(0, tokens)));
    if (side < 1 || side * side != tokens) {
      throw new IllegalArgumentException(
          "its %d tokens belong to no square grid".formatted(from[1]));
    }
    int first = extra * width;
    double[] across = new double[side * columns * width];
    for (int column = 0; column < columns; column++) {
      double place = place(column, side, columns);
      int left = (int) Math.floor(place);
      for (int tap = -1; tap <= 2; tap++) {
        double weight = weight(place - left - tap);
        int source = within(left + tap, side);
        for (int i = 0; i < side * width; i++) {
          int row = i / width;
          int at = first + (row * side + source) * width + i % width;
          across[(row * columns + column) * width + i % width] += weight * values[at];
        }
      }
    }
    float[] fitted = new float[first + rows * columns * width];
    System.arraycopy(values, 0, fitted, 0, first);
    int line = columns * width;
    for (int row = 0; row < rows; row++) {
      double place = place(row, side, rows);
      int top = (int) Math.floor(place);
      for (int i = 0; i < line; i++) {
        double sum = 0;
        for (int tap = -1; tap <= 2; tap++) {
          sum += weight(place - top - tap) * across[within(top + tap, side) * line + i];
        }
        fitted[first + row * line + i] = (float) sum;
      }
    }
    return fitted;
  }

  /** Where a token of the wanted grid lies in the loaded one. */
  private static double place(int token, int loaded, int wanted) {
    return (token + 0.5) * loaded / wanted - 0.5;
  }

  private static int within(int token, int side) {
    return Math.max(0, Math.min(side - 1, token));
  }

  /** Keys' cubic at a distance of 0 to 2 tokens. */
  private static double weight(double distance) {
    double x = Math.abs(distance);
    return x <= 1
        ? ((A + 2) * x - (A + 3)) * x * x + 1
        : x < 2 ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : 0;
  }
}
