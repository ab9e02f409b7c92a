package lacuna.compiler.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names of archive entries that stay inside the folder into which anyone unpacks them. */
public final class EntryNames {
  private EntryNames() {}

  /** The same texts under {@code folder}, each under a safe name that no other has. */
  public static SortedMap<String, String> inside(String folder, SortedMap<String, String> files) {
    SortedMap<String, String> named = new TreeMap<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      String safe = folder + "/" + safe(file.getKey());
      String name = safe;
      for (int i = 2; named.containsKey(name); i++) {
        name = safe + "." + i;
      }
      named.put(name, file.getValue());
    }
    return named;
  }

  /** Relative, with plain steps only: {@code ../a/b.lac} becomes {@code up/a/b.lac}. */
  public static String safe(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("[/\\\\]+")) {
      String plain = step.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
      if (plain.equals("..")) {
        steps.add("up");
      } else if (!plain.isEmpty() && !plain.equals(".")) {
        steps.add(plain);
      }
    }
    return steps.isEmpty() ? "unnamed" : String.join("/", steps);
  }
}
