package lacuna.compiler.java;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The generated program.
 *
 * @param mainClass full name of the class with {@code main}
 * @param files text by path, sorted: {@code lacuna/experiment/Block.java}
 */
public record JavaSources(String mainClass, SortedMap<String, String> files) {

  /** Copies the map. */
  public JavaSources {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
