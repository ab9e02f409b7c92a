package lacuna.compiler.java;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Hands out Java names that are no keywords and that nothing else has; the first to ask for a name
 * gets it.
 */
final class NameAllocator {
  private final Set<String> taken = new HashSet<>();

  NameAllocator(Collection<String> reserved) {
    taken.addAll(reserved);
  }

  /**
   * The wanted name, or where it is taken {@code name_}, {@code name_2}, {@code name_3} and so on.
   */
  String take(String wanted) {
    String name = wanted;
    for (int i = 1; SourceVersion.isKeyword(name) || !taken.add(name); i++) {
      name = wanted + "_" + (i == 1 ? "" : i);
    }
    return name;
  }

  /** Gives a name back at the end of its block. */
  void free(String name) {
    taken.remove(name);
  }

  /** Whether something has this name. */
  boolean has(String name) {
    return taken.contains(name);
  }
}
