package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve of any length in bounded memory. Neighboring values share a bucket that keeps their mean
 * and their two extremes, so that a spike of a single update is still seen in a run of a million;
 * whenever there are too many buckets, each two become one.
 */
final class Curve {
  /** At most this many points are drawn. */
  static final int POINTS = 2000;

  private static final int BUCKETS = POINTS / 2;

  /** Below this many buckets a smoothed line would say nothing. */
  private static final int SMOOTHABLE = 12;

  /** The smoothed line averages over about this share of the curve (one standard deviation). */
  private static final double SMOOTHING = 1 / 80.0;

  /** A place on the curve. */
  record Point(double x, double y) {}

  /** The mean of the end of a curve, and of how many values. */
  record Tail(double mean, long values) {}

  private record Bucket(long values, double first, double last, double sum, Point low, Point high) {
    static Bucket of(double x, double y) {
      return new Bucket(1, x, x, y, new Point(x, y), new Point(x, y));
    }

    Bucket with(Bucket next) {
      return new Bucket(
          values + next.values,
          first,
          next.last,
          sum + next.sum,
          next.low.y < low.y ? next.low : low,
          next.high.y > high.y ? next.high : high);
    }

    double mean() {
      return sum / values;
    }

    double middle() {
      return (first + last) / 2;
    }
  }

  private final List<Bucket> buckets = new ArrayList<>();
  private long width = 1;
  private Point last = new Point(0, Double.NaN);

  /**
   * Adds the value at {@code x}. A value that is not finite is left out. An {@code x} that was
   * passed before takes the curve back to it: a resumed run repeats the updates after its last
   * saved state.
   */
  void add(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    while (!buckets.isEmpty() && buckets.get(buckets.size() - 1).last >= x) {
      buckets.remove(buckets.size() - 1);
    }
    last = new Point(x, y);
    Bucket value = Bucket.of(x, y);
    int end = buckets.size() - 1;
    if (end >= 0 && buckets.get(end).values < width) {
      buckets.set(end, buckets.get(end).with(value));
      return;
    }
    buckets.add(value);
    if (buckets.size() > BUCKETS) {
      halve();
    }
  }

  boolean isEmpty() {
    return buckets.isEmpty();
  }

  /**
   * The lowest and the highest value of every bucket, from left to right: at most {@link #POINTS}.
   */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Bucket bucket : buckets) {
      boolean lowFirst = bucket.low.x <= bucket.high.x;
      points.add(lowFirst ? bucket.low : bucket.high);
      if (bucket.low.x != bucket.high.x) {
        points.add(lowFirst ? bucket.high : bucket.low);
      }
    }
    return points;
  }

  /**
   * The curve without its noise: means weighted by a Gaussian, after a median over five so that a
   * single spike raises no hill; empty for a short curve.
   */
  List<Point> smooth() {
    int n = buckets.size();
    if (n < SMOOTHABLE) {
      return List.of();
    }
    double deviation = Math.max(1, n * SMOOTHING);
    int reach = (int) Math.ceil(3 * deviation);
    double[] medians = new double[n];
    for (int i = 0; i < n; i++) {
      medians[i] = median(i);
    }
    List<Point> smooth = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int j = Math.max(0, i - reach); j <= Math.min(n - 1, i + reach); j++) {
        double distance = (j - i) / deviation;
        double weight = Math.exp(-distance * distance / 2);
        sum += weight * medians[j];
        weights += weight;
      }
      smooth.add(new Point(buckets.get(i).middle(), sum / weights));
    }
    return smooth;
  }

  /** The place of the lowest value; the curve must not be empty. */
  Point lowest() {
    return buckets.stream().reduce(Bucket::with).orElseThrow().low;
  }

  /** The place of the highest value; the curve must not be empty. */
  Point highest() {
    return buckets.stream().reduce(Bucket::with).orElseThrow().high;
  }

  /** The value added last; not a number while the curve is empty. */
  Point last() {
    return last;
  }

  /** The mean of the whole curve; the curve must not be empty. */
  double mean() {
    return buckets.stream().reduce(Bucket::with).orElseThrow().mean();
  }

  /** The mean of about the last fiftieth; the curve must not be empty. */
  Tail tail() {
    int n = buckets.size();
    Bucket tail =
        buckets.subList(n - Math.max(1, n / 50), n).stream().reduce(Bucket::with).orElseThrow();
    return new Tail(tail.mean(), tail.values);
  }

  /** The median of the means of a bucket and up to two on either side, as many left as right. */
  private double median(int bucket) {
    int reach = Math.min(2, Math.min(bucket, buckets.size() - 1 - bucket));
    double[] means =
        buckets.subList(bucket - reach, bucket + reach + 1).stream()
            .mapToDouble(Bucket::mean)
            .sorted()
            .toArray();
    return means[reach];
  }

  private void halve() {
    List<Bucket> halves = new ArrayList<>(BUCKETS);
    for (int i = 0; i < buckets.size(); i += 2) {
      Bucket left = buckets.get(i);
      halves.add(i + 1 < buckets.size() ? left.with(buckets.get(i + 1)) : left);
    }
    buckets.clear();
    buckets.addAll(halves);
    width *= 2;
  }
}
