package lacuna.compiler.residual;

import java.util.Collection;

/** Keys of weights in a checkpoint. */
public final class WeightKey {
  private WeightKey() {}

  /** A key and another step; an empty one is none. */
  public static String join(String path, String step) {
    return step.isEmpty() ? path : path.isEmpty() ? step : path + "." + step;
  }

  /** Whether a key is that of one of some parts, or of something in one. */
  public static boolean isWithin(String key, Collection<String> parts) {
    return parts.stream().anyMatch(part -> key.equals(part) || key.startsWith(part + "."));
  }
}
