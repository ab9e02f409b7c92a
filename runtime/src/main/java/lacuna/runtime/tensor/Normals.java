package lacuna.runtime.tensor;

/** The normal distribution. */
final class Normals {
  private Normals() {}

  /**
   * The probability that a standard normal value lies within [-z, z], that is erf(z / sqrt 2): the
   * series erf(x) = 2 / sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 * 3 * ... * (2n + 1)), whose terms
   * are all positive (Abramowitz and Stegun 7.1.6).
   */
  static double within(double z) {
    if (z > 8) {
      return 1;
    }
    double x = z / Math.sqrt(2);
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
