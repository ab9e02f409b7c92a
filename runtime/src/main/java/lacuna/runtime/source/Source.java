package lacuna.runtime.source;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Weights that a stage begins with. */
public interface Source {

  /**
   * The file that holds them.
   *
   * @param stage gives the file of a stage of the same run
   */
  Path file(Function<String, Path> stage);

  /**
   * The key of the part to take, where there are keys below it; null or no such keys: everything.
   */
  @Nullable String part();

  /** Keys to leave out, with all below them. */
  List<String> ignoreKeys();

  /** Whose names the file has; null to find out. */
  default @Nullable String names() {
    return null;
  }

  /** The stage of the same run that must have ended before; null where it is none. */
  default @Nullable String stage() {
    return null;
  }
}
