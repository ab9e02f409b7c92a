package lacuna.runtime.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.runtime.image.BrokenImageException;

/** Keeps count of the images that could not be read, each once. Safe for several threads. */
public final class CorruptImages {
  private static final int SHOWN = 5;

  private final DataSource source;
  private final LoaderOptions loading;
  private final Map<Integer, String> found = new LinkedHashMap<>();

  CorruptImages(DataSource source, LoaderOptions loading) {
    this.source = source;
    this.loading = loading;
  }

  /**
   * Takes note of a broken image.
   *
   * @throws DataException if they are too many now
   */
  synchronized void add(int index, Exception why) {
    String reason = reason(why);
    if (found.putIfAbsent(index, reason) != null) {
      return;
    }
    loading.warning().accept("skipped %s: %s".formatted(source.name(index), reason));
    int allowed = loading.allowed(source.count());
    if (found.size() > allowed) {
      throw new DataException(
          """
          too many broken images: %d of %d, where at most %d may be
          %s
            replace or remove them, or let more of them pass in the spec, as in max_corrupt = 10%%"""
              .formatted(found.size(), source.count(), allowed, examples()));
    }
  }

  /** Why an image could not be read or used, in a few words. */
  public static String reason(Exception why) {
    if (why instanceof BrokenImageException || why instanceof IllegalArgumentException) {
      return String.valueOf(why.getMessage());
    }
    return why instanceof IOException ? "it cannot be read: " + why : "it cannot be used: " + why;
  }

  synchronized int count() {
    return found.size();
  }

  private String examples() {
    return found.entrySet().stream()
        .limit(SHOWN)
        .map(entry -> "  %s: %s".formatted(source.name(entry.getKey()), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
