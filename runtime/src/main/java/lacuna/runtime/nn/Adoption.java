package lacuna.runtime.nn;

import lacuna.runtime.fit.Fit;
import org.jspecify.annotations.Nullable;

/**
 * How a parameter takes over weights that another network was saved with.
 *
 * @param also the key to try where the file lacks the parameter's own, from the root of the part
 *     that is loaded
 * @param fit makes values of the parameter's shape from others; null where only its own shape fits
 * @param reinit whether it may keep its first values where the file has nothing for it
 * @param own whether it keeps its first values whatever the file has
 */
public record Adoption(@Nullable String also, @Nullable Fit fit, boolean reinit, boolean own) {
  /** Nothing special: the same key and the same shape, or an error. */
  static final Adoption PLAIN = new Adoption(null, null, false, false);

  /** A constant, which follows from the network alone. */
  static final Adoption CONSTANT = new Adoption(null, null, false, true);
}
