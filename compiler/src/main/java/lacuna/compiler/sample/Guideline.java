package lacuna.compiler.sample;

import java.util.Map;
import java.util.Optional;
import lacuna.compiler.value.Value;

/**
 * The library's {@code guideline avg_dist}: how AvgDist is measured, and which values train well.
 *
 * @param token side of the tokens that it is measured on, pixels
 * @param recommended what trains well
 * @param best what trains best, pixels
 * @param tolerated beyond this there is a warning
 * @param smallestImage images with a shorter side get no warning, pixels
 * @param finding what is known, a sentence for the warning
 * @param summary the same in a few words
 */
public record Guideline(
    long token,
    Interval recommended,
    long best,
    Interval tolerated,
    long smallestImage,
    String finding,
    String summary) {

  /** Distances in pixels, both ends included. */
  public record Interval(long least, long most) {
    /** Whether a distance is one of them. */
    public boolean contains(double distance) {
      return least <= distance && distance <= most;
    }
  }

  /**
   * What is known of AvgDist; empty where the library has no such guideline.
   *
   * @param guidelines the constants of each, by its name
   */
  public static Optional<Guideline> averageDistance(
      Map<String, Map<String, Value>> guidelines) {
    return Optional.ofNullable(guidelines.get("avg_dist"))
        .map(
            known ->
                new Guideline(
                    pixels(known.get("token")),
                    interval(known.get("recommended")),
                    pixels(known.get("best")),
                    interval(known.get("tolerated")),
                    pixels(known.get("smallest_image")),
                    ((Value.Text) known.get("finding")).value(),
                    ((Value.Text) known.get("summary")).value()));
  }

  private static Interval interval(Value range) {
    Value.Range ends = (Value.Range) range;
    return new Interval(pixels(ends.start()), pixels(ends.end()));
  }

  private static long pixels(Value length) {
    return ((Value.Length) length).pixels();
  }
}
