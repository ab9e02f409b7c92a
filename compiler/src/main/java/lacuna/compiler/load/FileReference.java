package lacuna.compiler.load;

import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * How a file came to be read.
 *
 * @param verb {@code amends} or {@code imports}
 * @param path as written
 * @param span where it is written; null for the spec, which the command line names
 */
record FileReference(String verb, String path, @Nullable Span span) {
  /** What the command line names. */
  static FileReference spec(String path) {
    return new FileReference("reads", path, null);
  }
}
