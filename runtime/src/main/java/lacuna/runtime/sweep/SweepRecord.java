package lacuna.runtime.sweep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code sweep.json} in the folder of a sweep: which points it has.
 *
 * @param name of the experiment
 * @param points in the order of the sweep
 */
record SweepRecord(String name, List<Point> points) {
  private static final String FILE = "sweep.json";

  /**
   * A point.
   *
   * @param name of it, and of its folder
   * @param stages names of its stages, in their order
   */
  record Point(String name, List<String> stages) {}

  /** Whether a folder is that of a sweep. */
  static boolean isIn(Path sweep) {
    return Files.exists(sweep.resolve(FILE));
  }

  void write(Path sweep) {
    Gson gson = new GsonBuilder().disableHtmlEscaping().create();
    AtomicFile.write(sweep.resolve(FILE), gson.toJson(this) + "\n");
  }

  /**
   * The one in the folder of a sweep.
   *
   * @throws RunException where it is damaged
   */
  static SweepRecord read(Path sweep) {
    Path file = sweep.resolve(FILE);
    try {
      @Nullable SweepRecord record = new Gson().fromJson(TextFile.read(file), SweepRecord.class);
      if (record != null && record.isWhole()) {
        return record;
      }
      throw damaged(file, "it does not name the points");
    } catch (IOException | JsonParseException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  /** What is read may lack anything. */
  @SuppressWarnings("ConstantValue")
  private boolean isWhole() {
    return name != null
        && points != null
        && points.stream()
            .allMatch(
                point ->
                    point != null
                        && point.name != null
                        && point.name.matches("[A-Za-z0-9_.-]+")
                        && !point.name.startsWith(".")
                        && point.stages != null
                        && point.stages.stream().allMatch(stage -> stage != null && stage.matches("\\w+")));
  }

  private static RunException damaged(Path file, String why) {
    return new RunException(
        "%s is damaged: %s\n  `lacuna sweep` writes it anew; the points beside it are whole"
            .formatted(file, why));
  }
}
