package lacuna.compiler.jar;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What goes into an experiment's jar.
 *
 * @param name of the jar, without {@code .jar}
 * @param mainClass full name of the class with {@code main}
 * @param java generated sources by path; they are compiled, and kept under {@code lacuna/java/}
 * @param sources files that were read, by the path that messages show; kept under {@code
 *     lacuna/source/}
 * @param plan the plan as JSON; kept as {@code lacuna/plan.json}
 */
public record JarContents(
    String name,
    String mainClass,
    SortedMap<String, String> java,
    SortedMap<String, String> sources,
    String plan) {

  /** Copies the maps. */
  public JarContents {
    java = new TreeMap<>(java);
    sources = new TreeMap<>(sources);
  }
}
