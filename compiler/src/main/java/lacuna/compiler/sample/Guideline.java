package lacuna.compiler.sample;

import java.util.function.Function;
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

  /** A guideline by the constants of the component. */
  public static Guideline of(Function<String, Value> constants) {
    return new Guideline(
        pixels(constants.apply("token")),
        interval(constants.apply("recommended")),
        pixels(constants.apply("best")),
        interval(constants.apply("tolerated")),
        pixels(constants.apply("smallest_image")),
        ((Value.Text) constants.apply("finding")).value(),
        ((Value.Text) constants.apply("summary")).value());
  }

  private static Interval interval(Value range) {
    Value.Range ends = (Value.Range) range;
    return new Interval(pixels(ends.start()), pixels(ends.end()));
  }

  private static long pixels(Value length) {
    return ((Value.Length) length).pixels();
  }
}
