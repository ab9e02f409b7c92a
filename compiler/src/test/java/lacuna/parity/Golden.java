package lacuna.parity;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data that official implementations computed, and where the repository's specs lie. */
public final class Golden {
  /** The repository's root; tests run in the folder of their module. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Golden() {}

  /** A golden file or folder, as {@code masks/case.json}. */
  public static Path path(String name) {
    URL url = Golden.class.getResource("/golden/" + name);
    if (url == null) {
      throw new IllegalArgumentException("there is no golden file " + name);
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A golden JSON file. */
  public static JsonObject json(String name) {
    return read(path(name));
  }

  /** Any JSON file. */
  public static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A spec of the repository, as {@code specs/parity/vit_pretrain.lac}. */
  public static Path spec(String name) {
    return ROOT.resolve(name);
  }
}
