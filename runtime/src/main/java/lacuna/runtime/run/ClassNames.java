package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;

/**
 * {@code classes.json} of a run: for each stage the names of its classes, by label, as they were
 * found with the images when it began.
 */
public final class ClassNames {
  private static final Gson GSON = new Gson();
  private static final Type NAMES = new TypeToken<Map<String, List<String>>>() {}.getType();

  private final Path file;

  /** Those of the run in a folder. */
  public ClassNames(Path run) {
    file = run.resolve("classes.json");
  }

  /** The file. */
  Path file() {
    return file;
  }

  /**
   * The names of a stage; empty where its images had no labels, or nobody knows them any more.
   *
   * @throws RunException where the file is damaged
   */
  public List<String> of(String stage) {
    try {
      return Files.exists(file) ? read().getOrDefault(stage, List.of()) : List.of();
    } catch (IOException e) {
      throw new RunException(
          """
          %s is damaged: %s
            without it, classes are called by their numbers: move it away\
          """
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Keeps the names of a stage, which replace those of a stage of that name before. */
  void keep(String stage, List<String> names) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        all.putAll(read());
      }
    } catch (IOException damaged) {
      all.clear(); // each stage that begins brings its names anew
    }
    if (names.isEmpty()) {
      all.remove(stage);
    } else {
      all.put(stage, names);
    }
    if (Files.exists(file) || !all.isEmpty()) {
      AtomicFile.write(file, GSON.toJson(all) + "\n");
    }
  }

  private Map<String, List<String>> read() throws IOException {
    try {
      Map<String, List<String>> read = GSON.fromJson(TextFile.read(file), NAMES);
      if (read != null
          && read.values().stream()
              .allMatch(names -> names != null && names.stream().allMatch(Objects::nonNull))) {
        return read;
      }
    } catch (JsonParseException e) {
      throw new IOException("it is no JSON object of lists of names", e);
    }
    throw new IOException("it is no JSON object of lists of names");
  }
}
