package lacuna.runtime.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the files of a folder that are not taken, by the reason, with the first few of them. */
public final class LeftOut {
  /** How many are kept by name. */
  public static final int NAMED = 10;

  private static final int EXAMPLES = 3;
  private static final int REASONS = 5;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final TreeMap<String, String> first = new TreeMap<>(); // reasons by name

  LeftOut() {}

  /**
   * Takes note of a file.
   *
   * @param reason in a few words, such as an extension
   */
  void add(String reason, String file) {
    counts.merge(reason, 1, Integer::sum);
    first.put(file, reason);
    if (first.size() > NAMED) {
      first.pollLastEntry();
    }
  }

  /** These and others together. */
  LeftOut and(LeftOut others) {
    LeftOut both = new LeftOut();
    for (LeftOut one : List.of(this, others)) {
      one.counts.forEach((reason, count) -> both.counts.merge(reason, count, Integer::sum));
      both.first.putAll(one.first);
    }
    while (both.first.size() > NAMED) {
      both.first.pollLastEntry();
    }
    return both;
  }

  /** How many files were left out. */
  public int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The first {@link #NAMED} of them with the reason, in the order of their names. */
  public Map<String, String> first() {
    return Collections.unmodifiableMap(first);
  }

  /** All of them on one line, the most frequent reason first; empty where every file is taken. */
  Optional<String> summary() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    int all = count();
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
                first.keySet().stream().limit(EXAMPLES).collect(Collectors.joining(", "))));
  }
}
