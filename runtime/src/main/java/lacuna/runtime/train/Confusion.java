package lacuna.runtime.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often images of a class are taken for each class, over a set of images.
 *
 * @param counts by label, then by the class that was predicted; pairs that never occur are left out
 */
public record Confusion(Map<Long, Map<Long, Long>> counts) {

  /**
   * Counts pairs.
   *
   * @param labels of images
   * @param predicted the class of each, in the same order
   */
  static Confusion of(long[] labels, long[] predicted) {
    Map<Long, Map<Long, Long>> counts = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      counts.computeIfAbsent(labels[i], label -> new TreeMap<>()).merge(predicted[i], 1L, Long::sum);
    }
    return new Confusion(counts);
  }
}
