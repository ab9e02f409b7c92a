package lacuna.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;

/** Files as the protocol names them. */
final class Uris {
  private Uris() {}

  /** Where a document lies; one that is not on the disk has a place that no file has. */
  static Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      if ("file".equals(parsed.getScheme().toLowerCase(Locale.ROOT))) {
        return Path.of(parsed).toAbsolutePath().normalize();
      }
    } catch (IllegalArgumentException | NullPointerException | FileSystemNotFoundException odd) {
      // named by its whole URI below
    }
    return Path.of("untitled", Integer.toHexString(uri.hashCode()) + ".lac").toAbsolutePath();
  }

  static String uri(Path path) {
    return path.toUri().toString();
  }
}
