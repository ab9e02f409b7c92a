package lacuna.runtime.fit;

/**
 * Cubic splines through given points, without a knot at the second and the last but one: the first
 * three points, and the last three, lie on one polynomial. At least four points are needed.
 */
final class Spline {
  /** Fewest points. */
  static final int FEWEST = 4;

  private final double[] x;
  private final double[][] inverse;

  /**
   * @param x places of the points, rising
   */
  Spline(double[] x) {
    if (x.length < FEWEST) {
      throw new IllegalArgumentException("a cubic spline needs at least 4 points");
    }
    this.x = x.clone();
    inverse = inverted(equations());
  }

  /** The value at a place; beyond the ends, that of the end. */
  double at(double place, double[] y, double[] bends) {
    double p = Math.min(Math.max(place, x[0]), x[x.length - 1]);
    int i = 0;
    while (i < x.length - 2 && p > x[i + 1]) {
      i++;
    }
    double h = x[i + 1] - x[i];
    double a = (x[i + 1] - p) / h;
    double b = (p - x[i]) / h;
    double bend = ((a * a * a - a) * bends[i] + (b * b * b - b) * bends[i + 1]) * h * h / 6;
    return a * y[i] + b * y[i + 1] + bend;
  }

  /** The second derivatives at the points. */
  double[] bends(double[] y) {
    int n = x.length;
    double[] slopes = new double[n];
    for (int i = 1; i < n - 1; i++) {
      slopes[i] = 6 * ((y[i + 1] - y[i]) / step(i) - (y[i] - y[i - 1]) / step(i - 1));
    }
    double[] bends = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        bends[i] += inverse[i][j] * slopes[j];
      }
    }
    return bends;
  }

  private double step(int i) {
    return x[i + 1] - x[i];
  }

  /**
   * The first derivative is continuous at every inner point, the third at the outer two of them.
   */
  private double[][] equations() {
    int n = x.length;
    double[][] rows = new double[n][n];
    for (int i = 1; i < n - 1; i++) {
      rows[i][i - 1] = step(i - 1);
      rows[i][i] = 2 * (step(i - 1) + step(i));
      rows[i][i + 1] = step(i);
    }
    smooth(rows[0], 0);
    smooth(rows[n - 1], n - 3);
    return rows;
  }

  private void smooth(double[] row, int first) {
    row[first] = step(first + 1);
    row[first + 1] = -(step(first) + step(first + 1));
    row[first + 2] = step(first);
  }

  /** Gauss and Jordan, with the largest pivot of each column. */
  private static double[][] inverted(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      inverse[i][i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
          pivot = row;
        }
      }
      swap(matrix, pivot, column);
      swap(inverse, pivot, column);
      scale(matrix[column], inverse[column], 1 / matrix[column][column]);
      for (int row = 0; row < n; row++) {
        if (row != column) {
          double factor = matrix[row][column];
          for (int k = 0; k < n; k++) {
            matrix[row][k] -= factor * matrix[column][k];
            inverse[row][k] -= factor * inverse[column][k];
          }
        }
      }
    }
    return inverse;
  }

  private static void swap(double[][] rows, int a, int b) {
    double[] kept = rows[a];
    rows[a] = rows[b];
    rows[b] = kept;
  }

  private static void scale(double[] row, double[] other, double factor) {
    for (int k = 0; k < row.length; k++) {
      row[k] *= factor;
      other[k] *= factor;
    }
  }
}
