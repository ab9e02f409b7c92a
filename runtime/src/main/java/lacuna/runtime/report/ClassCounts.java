package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images of a class.
 *
 * @param taken for which classes, by rising class
 */
record ClassCounts(long label, List<Taken> taken) {

  /** How many images are taken for a class. */
  record Taken(long predicted, long images) {}

  /** Those of a file's counts, by rising label. */
  static List<ClassCounts> of(long[][] counts) {
    Map<Long, Map<Long, Long>> rows = new TreeMap<>();
    for (long[] count : counts) {
      rows.computeIfAbsent(count[0], label -> new TreeMap<>())
          .merge(count[1], count[2], Long::sum);
    }
    List<ClassCounts> classes = new ArrayList<>();
    rows.forEach(
        (label, row) ->
            classes.add(
                new ClassCounts(
                    label,
                    row.entrySet().stream()
                        .map(each -> new Taken(each.getKey(), each.getValue()))
                        .toList())));
    return classes;
  }

  long images() {
    return taken.stream().mapToLong(Taken::images).sum();
  }

  long correct() {
    return taken.stream()
        .filter(each -> each.predicted == label)
        .mapToLong(Taken::images)
        .sum();
  }

  /** From 0 to 1. */
  double accuracy() {
    return (double) correct() / images();
  }

  /** The images that are taken for other classes. */
  Stream<Taken> wrong() {
    return taken.stream().filter(each -> each.predicted != label);
  }

  /** The other class that most are taken for, of equals the first; null where all are right. */
  @Nullable Taken mostOften() {
    return wrong()
        .min(
            Comparator.comparingLong((Taken each) -> -each.images())
                .thenComparingLong(Taken::predicted))
        .orElse(null);
  }
}
