package lacuna.compiler.load;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of the language in an archive.
 *
 * @param experiment what the archive was built from; null for a package of specs
 * @param files texts by their paths within
 */
public record Archive(@Nullable Experiment experiment, SortedMap<String, String> files) {

  /** Keeps a copy. */
  public Archive {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The experiment of a built jar.
   *
   * @param name of the experiment
   * @param path of its spec, within
   * @param overrides settings of the command line that it was built with, {@code PATH=VALUE}
   */
  public record Experiment(String name, String path, List<String> overrides) {

    /** Copies the list. */
    public Experiment {
      overrides = List.copyOf(overrides);
    }

    /**
     * The jar as a spec of its own: what it was built from, as it was built.
     *
     * @param jar the name by which files beside it name the jar
     */
    String spec(String jar) {
      String base = (jar + ArchivePath.MARK + "/" + path).replace("\\", "\\\\").replace("\"", "\\\"");
      StringBuilder text = new StringBuilder("experiment " + name + "\namends \"" + base + "\"\n");
      overrides.forEach(setting -> text.append('\n').append(setting));
      return overrides.isEmpty() ? text.toString() : text.append('\n').toString();
    }
  }
}
