package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a misspelled name was meant to be. */
public final class Suggestions {
  /** More than three names are a list to read, not a suggestion. */
  private static final int MOST = 3;

  private Suggestions() {}

  /**
   * The candidates nearest to {@code name}: what another tool's word is here, then those nearest in
   * spelling, equally near ones in alphabetical order; at most three. A candidate is near when at most a third of its letters differ (one
   * letter in short names), or when one name contains the other.
   */
  public static List<String> nearest(String name, Collection<String> candidates) {
    record Candidate(String name, int distance) {}
    List<Candidate> near = new ArrayList<>();
    for (String candidate : candidates) {
      if (candidate.equals(name)) {
        continue;
      }
      int distance = distance(plain(name), plain(candidate));
      int allowed = Math.max(1, Math.max(name.length(), candidate.length()) / 3);
      if (distance <= allowed || contains(candidate, name)) {
        near.add(new Candidate(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
    Stream<String> translated =
        OtherWords.standard().ours(name).stream()
            .map(OtherWords.Ours::name)
            .filter(word -> candidates.contains(word) && !word.equals(name));
    List<String> meant = translated.distinct().limit(MOST).toList();
    return meant.isEmpty()
        ? near.stream().map(Candidate::name).distinct().limit(MOST).toList()
        : meant;
  }

  /** {@code did you mean `a`, `b` or `c`?}; empty when nothing is near. */
  public static String question(String name, Collection<String> candidates) {
    return asked(nearest(name, candidates));
  }

  /** The question whether one of the names was meant; empty when there are none. */
  public static String asked(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
    String last = quoted.get(quoted.size() - 1);
    String others = String.join(", ", quoted.subList(0, quoted.size() - 1));
    return "did you mean " + (others.isEmpty() ? "" : others + " or ") + last + "?";
  }

  /** Neither case nor underscores tell two names apart. */
  private static String plain(String name) {
    return OtherWords.plain(name);
  }

  private static boolean contains(String candidate, String name) {
    return name.length() >= 3 && candidate.contains(name)
        || candidate.length() >= 3 && name.contains(candidate);
  }

  /**
   * Letters to insert, remove, replace or swap with their neighbor (Damerau and Levenshtein's
   * distance, restricted).
   */
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      steps[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      steps[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        steps[i][j] = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }
}
