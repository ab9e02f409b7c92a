package lacuna.facts;

import java.util.Arrays;
import lacuna.parity.Numbers;

/** Masks of a batch, each a square grid of tokens. */
record MaskGrid(int side, int samples, double[] hidden) {

  static MaskGrid of(Numbers tokens) {
    return new MaskGrid((int) tokens.shape()[1], (int) tokens.shape()[0], tokens.values());
  }

  boolean hides(int sample, int row, int column) {
    return hidden[(sample * side + row) * side + column] != 0;
  }

  /** How many tokens a sample hides. */
  int count(int sample) {
    int from = sample * side * side;
    return (int) Arrays.stream(hidden, from, from + side * side).sum();
  }

  /**
   * Mean Euclidean distance of the hidden tokens to the nearest visible one, in tokens (SimMIM's
   * AvgDist).
   */
  double distance(int sample) {
    int[][] across = new int[side][side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        across[row][column] = acrossTo(sample, row, column);
      }
    }
    double sum = 0;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        if (hides(sample, row, column)) {
          int nearest = Integer.MAX_VALUE;
          for (int other = 0; other < side; other++) {
            int gap = across[other][column];
            nearest = Math.min(nearest, gap * gap + (other - row) * (other - row));
          }
          sum += Math.sqrt(nearest);
        }
      }
    }
    return sum / count(sample);
  }

  /** Tokens to the nearest visible one in the same row; very far where there is none. */
  private int acrossTo(int sample, int row, int column) {
    for (int gap = 0; gap < side; gap++) {
      boolean left = column - gap >= 0 && !hides(sample, row, column - gap);
      boolean right = column + gap < side && !hides(sample, row, column + gap);
      if (left || right) {
        return gap;
      }
    }
    return 10 * side;
  }
}
