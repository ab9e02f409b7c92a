package lacuna.compiler.sample;

/** The mean of numbers and its standard error (Welford's sums). */
final class RunningMean {
  private int count;
  private double mean;
  private double squares;

  void add(double number) {
    count++;
    double before = number - mean;
    mean += before / count;
    squares += before * (number - mean);
  }

  int count() {
    return count;
  }

  /** NaN where there is none. */
  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** 0 where there is one number alone. */
  double error() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
  }
}
