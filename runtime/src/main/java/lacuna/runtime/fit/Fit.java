package lacuna.runtime.fit;

/** Makes values of one shape from values of another. */
@FunctionalInterface
public interface Fit {

  /**
   * The values in the wanted shape.
   *
   * @param values row-major
   * @param from their shape
   * @param to the wanted shape, another one
   * @return row-major
   * @throws IllegalArgumentException with the reason, where these values cannot be made to fit
   */
  float[] fit(float[] values, long[] from, long[] to);
}
