package lacuna.compiler.jar;

import java.util.SortedMap;

/** Java that Lacuna generated does not compile: a mistake of Lacuna's, not of the spec. */
public final class GeneratedCodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sources;

  /**
   * An exception.
   *
   * @param errors what javac finds wrong, a line each
   * @param sources the generated files by path
   */
  GeneratedCodeException(String errors, SortedMap<String, String> sources) {
    super("the Java that Lacuna generated does not compile:\n" + errors);
    StringBuilder all = new StringBuilder();
    sources.forEach((path, text) -> all.append("// ---- ").append(path).append('\n').append(text));
    this.sources = all.toString();
  }

  /** All generated files, below each other. */
  public String sources() {
    return sources;
  }
}
