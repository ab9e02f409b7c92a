package lacuna.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What exists near a path that does not, for messages. */
public final class NearPath {
  private static final int SHOWN = 5;

  /** Names are alike where at most this share of their letters differs. */
  private static final double ALIKE = 0.4;

  private NearPath() {}

  /**
   * {@code did you mean data/imagenet/train?}, where a name beside the first missing one is alike;
   * else the folder that exists with some names in it.
   */
  public static String of(Path path) {
    Path missing = path.toAbsolutePath().normalize();
    while (missing.getParent() != null && !Files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    Path folder = missing.getParent();
    Path last = missing.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return "%s is a file, not a folder".formatted(folder == null ? missing : folder);
    }
    String name = last.toString();
    List<String> near = names(folder, name);
    if (near.isEmpty()) {
      return "the folder %s exists and is empty".formatted(folder);
    }
    String first = near.get(0);
    if (distance(name, first) <= ALIKE * Math.max(name.length(), first.length())) {
      return "did you mean %s?".formatted(folder.resolve(first));
    }
    return "the folder %s exists; in it are %s%s"
        .formatted(
            folder,
            String.join(", ", near.subList(0, Math.min(SHOWN, near.size()))),
            near.size() > SHOWN ? ", ..." : "");
  }

  /** The names in a folder, those like {@code name} first. */
  private static List<String> names(Path folder, String name) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(other -> !other.startsWith("."))
          .sorted(
              Comparator.comparingInt((String other) -> distance(name, other))
                  .thenComparing(Comparator.naturalOrder()))
          .collect(Collectors.toList());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Letters to change, insert or remove (Levenshtein); letters of either case are alike. */
  private static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int changed = corner + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[y.length()];
  }
}
