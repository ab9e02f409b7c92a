package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.train.Confusion;

/**
 * {@code confusion/STAGE.json}: how often a stage takes the images of a class for each class, as
 * {@code [label, predicted, images]} in rising order, pairs that never occur left out.
 */
final class ConfusionFile {
  private static final String UPDATE = "update";

  private final Path file;

  ConfusionFile(Path file) {
    this.file = file;
  }

  /** The file. */
  Path path() {
    return file;
  }

  /**
   * Writes what an evaluation counted, in place of what the one before did.
   *
   * @param update after which it was
   */
  void write(Confusion confusion, long update, long epoch) {
    JsonObject object = new JsonObject();
    object.addProperty(UPDATE, update);
    object.addProperty("epoch", epoch);
    JsonArray counts = new JsonArray();
    confusion
        .counts()
        .forEach(
            (label, row) ->
                row.forEach(
                    (predicted, images) -> {
                      JsonArray pair = new JsonArray();
                      pair.add(label);
                      pair.add(predicted);
                      pair.add(images);
                      counts.add(pair);
                    }));
    object.add("counts", counts);
    AtomicFile.write(file, object + "\n");
  }

  /** Drops what was counted after an update: a stopped run had gone further than its saved state. */
  void dropAfter(long update) {
    try {
      if (Files.exists(file) && !(at() <= update)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new RunException(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** The update that the file tells of; NaN where it is damaged. */
  private double at() throws IOException {
    try {
      JsonObject stored = new Gson().fromJson(TextFile.read(file), JsonObject.class);
      return stored != null && stored.get(UPDATE) instanceof JsonPrimitive number
          ? number.getAsDouble()
          : Double.NaN;
    } catch (JsonParseException | NumberFormatException damaged) {
      return Double.NaN;
    }
  }
}
