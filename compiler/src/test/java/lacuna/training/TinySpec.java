package lacuna.training;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** A spec that trains in a moment. */
final class TinySpec {
  private TinySpec() {}

  static Path path() {
    try {
      return Path.of(TinySpec.class.getResource("/lacuna/training/tiny.lac").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
