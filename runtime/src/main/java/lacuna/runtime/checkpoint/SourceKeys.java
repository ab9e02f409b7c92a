package lacuna.runtime.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file's tensors as the network that they are for would write them, each with its
 * name in the file.
 *
 * @param names the name in the file by key, in the file's order
 * @param ignored names in the file of what is ignored
 */
record SourceKeys(Map<String, String> names, List<String> ignored) {
  /** Under which training programs keep a network among other things. */
  private static final List<String> NETWORKS = List.of("model.", "state_dict.");

  /** What wrappers for several devices put before every key. */
  private static final String WRAPPED = "module.";

  /**
   * Finds the network and the part in a file.
   *
   * @param part its key, which is taken off; null for everything
   * @param skip keys, after that, to ignore with all below them
   */
  static SourceKeys of(Set<String> file, @Nullable String part, List<String> skip) {
    List<String> ignored = new ArrayList<>();
    Map<String, String> names = network(file, ignored);
    if (part != null && names.keySet().stream().anyMatch(key -> key.startsWith(part + "."))) {
      keepBelow(names, part + ".", ignored);
    }
    names.entrySet().removeIf(entry -> isAt(entry.getKey(), skip) && ignored.add(entry.getValue()));
    return new SourceKeys(names, ignored);
  }

  /**
   * The names in a file by key, without what training programs and wrappers put before the keys.
   *
   * @param ignored is given the names of what is ignored
   */
  static Map<String, String> network(Set<String> file, List<String> ignored) {
    Map<String, String> names = new LinkedHashMap<>();
    file.forEach(name -> names.put(name, name));
    for (String network : NETWORKS) {
      if (file.stream().anyMatch(name -> name.startsWith(network))) {
        keepBelow(names, network, new ArrayList<>());
        break;
      }
    }
    if (names.keySet().stream().allMatch(key -> key.startsWith(WRAPPED))) {
      keepBelow(names, WRAPPED, ignored);
    }
    return names;
  }

  private static void keepBelow(Map<String, String> names, String prefix, List<String> others) {
    Map<String, String> before = new LinkedHashMap<>(names);
    names.clear();
    before.forEach(
        (key, name) -> {
          if (key.startsWith(prefix)) {
            names.put(key.substring(prefix.length()), name);
          } else {
            others.add(name);
          }
        });
  }

  private static boolean isAt(String key, List<String> places) {
    return places.stream().anyMatch(place -> key.equals(place) || key.startsWith(place + "."));
  }
}
