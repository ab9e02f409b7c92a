package lacuna.runtime.libtorch;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/** The folder that the user has chosen, kept in {@code lacuna/engine.json} of their settings. */
public final class RememberedLibtorch {
  private static final String KEY = "libtorch";
  private static final String ANEW =
      "\n  `lacuna engine --use DIR` chooses another, `lacuna engine --forget` goes back to the one"
          + " that comes with Lacuna";

  private final Path file;

  /**
   * @param environment of the process; {@code XDG_CONFIG_HOME} names the folder of the user's
   *     settings, else it is {@code ~/.config}
   */
  public RememberedLibtorch(Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder =
        config.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(config);
    file = folder.resolve("lacuna").resolve("engine.json");
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /**
   * The libtorch that was chosen; empty where none was.
   *
   * @throws RunException where the file is damaged, the folder is gone, or another release is in it
   */
  public Optional<Libtorch> load() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path folder = folder();
    try {
      return Optional.of(Libtorch.in(folder).thatFits());
    } catch (RunException e) {
      throw new RunException(
          "the libtorch that %s names: %s%s".formatted(file, e.getMessage(), ANEW), e);
    }
  }

  /**
   * Remembers a libtorch.
   *
   * @throws RunException where the file cannot be written
   */
  public void save(Libtorch libtorch) {
    JsonObject settings = new JsonObject();
    settings.addProperty(KEY, libtorch.folder().toString());
    String text =
        new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(settings);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(part, text + "\n");
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be written: %s\n  XDG_CONFIG_HOME names another folder for settings"
              .formatted(file, e),
          e);
    }
  }

  /**
   * Forgets what was chosen.
   *
   * @throws RunException where the file cannot be deleted
   */
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RunException(file + " cannot be deleted: " + e, e);
    }
  }

  private Path folder() {
    try {
      String folder = text(Files.readString(file));
      if (folder != null) {
        return Path.of(folder);
      }
    } catch (IOException e) {
      throw new RunException("%s cannot be read: %s%s".formatted(file, e, ANEW), e);
    }
    throw new RunException(
        "%s is damaged: it should be {\"%s\": \"DIR\"}%s".formatted(file, KEY, ANEW));
  }

  /** The folder's name; null where the file is anything else than this class writes. */
  private static @Nullable String text(String json) {
    try {
      JsonObject settings = JsonParser.parseString(json).getAsJsonObject();
      return settings.get(KEY).getAsJsonPrimitive().getAsString();
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      return null;
    }
  }
}
