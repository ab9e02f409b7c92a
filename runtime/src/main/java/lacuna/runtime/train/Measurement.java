package lacuna.runtime.train;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found.
 *
 * @param figures means over all images, by name; none where it was stopped
 * @param confusion null where the stage predicts no classes, or the images have no labels
 */
public record Measurement(Map<String, Double> figures, @Nullable Confusion confusion) {
  /** That of an evaluation that was stopped. */
  public static final Measurement NONE = new Measurement(Map.of(), null);
}
