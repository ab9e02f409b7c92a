package lacuna.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.eclipse.lsp4j.Location;

/** Where the files of the compiler lie for the editor, those of the library too. */
final class Places {
  private static final String LIBRARY = "stdlib/";

  private final Path cache;

  /** {@code cache}: where texts that are in no file are kept for the editor to show. */
  Places(Path cache) {
    this.cache = cache;
  }

  /** The user's cache folder ({@code XDG_CACHE_HOME}, or {@code ~/.cache}). */
  static Path userCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return folder.resolve("lacuna");
  }

  /** Whether a file is the library's. */
  static boolean ofLibrary(SourceFile file) {
    return file.path().startsWith(LIBRARY);
  }

  /** A place for the editor; empty for what is in no file that it could open. */
  Optional<Location> location(Span span, Snapshot snapshot) {
    return uri(span.file(), snapshot).map(uri -> new Location(uri, Positions.range(span)));
  }

  /** A file for the editor, named as the editor names it where it is open. */
  Optional<String> uri(SourceFile file, Snapshot snapshot) {
    if (ofLibrary(file)) {
      return library(file, snapshot).map(path -> named(path, snapshot));
    }
    return editable(file, snapshot)
        ? Optional.of(named(Path.of(file.path()), snapshot))
        : copy("packages", file).map(Uris::uri);
  }

  /** Whether a file is one that the editor can change; what is in a jar is not. */
  static boolean editable(SourceFile file, Snapshot snapshot) {
    Path path = Path.of(file.path());
    return path.isAbsolute()
        && (snapshot.documents().containsKey(path) || Files.isRegularFile(path));
  }

  private static String named(Path path, Snapshot snapshot) {
    Document open = snapshot.documents().get(path);
    return open == null ? Uris.uri(path) : open.uri();
  }

  /** The library's file in the workspace where it is there, or else a copy to read. */
  private Optional<Path> library(SourceFile file, Snapshot snapshot) {
    for (Path folder : snapshot.folders()) {
      Path own = folder.resolve(file.path());
      Document open = snapshot.documents().get(own);
      if (open != null ? open.text().equals(file.text()) : holds(own, file.text())) {
        return Optional.of(own);
      }
    }
    return copy("stdlib", file);
  }

  /** A copy to read of a file that is none by itself. */
  private Optional<Path> copy(String folder, SourceFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    Path copy = cache.resolve(folder).resolve(digest(file.text())).resolve(name);
    return holds(copy, file.text()) || written(copy, file.text())
        ? Optional.of(copy)
        : Optional.empty();
  }

  private static boolean holds(Path path, String text) {
    try {
      return Files.isRegularFile(path) && Files.readString(path).equals(text);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean written(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Path part = Files.createTempFile(path.getParent(), "part", ".lac");
      Files.writeString(part, text);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      return path.toFile().setReadOnly();
    } catch (IOException readOnly) {
      return false;
    }
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every JDK has it
    }
  }
}
