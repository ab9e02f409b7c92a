package lacuna.runtime.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts the files of a folder that are not taken, by the reason, with a few examples. */
final class LeftOut {
  private static final int EXAMPLES = 3;
  private static final int REASONS = 5;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final TreeSet<String> examples = new TreeSet<>();

  /**
   * Takes note of a file.
   *
   * @param reason in a few words, such as an extension
   */
  void add(String reason, String file) {
    counts.merge(reason, 1, Integer::sum);
    examples.add(file);
    if (examples.size() > EXAMPLES) {
      examples.pollLast();
    }
  }

  /** All of them on one line, the most frequent reason first; empty where every file is taken. */
  Optional<String> summary() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    List<Map.Entry<String, Integer>> reasons = new ArrayList<>(counts.entrySet());
    reasons.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    String shown =
        reasons.stream()
            .limit(REASONS)
            .map(reason -> "%,d %s".formatted(reason.getValue(), reason.getKey()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%,d %s left out: %s%s; such as %s"
            .formatted(
                all,
                all == 1 ? "file is" : "files are",
                shown,
                reasons.size() > REASONS ? ", ..." : "",
                String.join(", ", examples)));
  }
}
