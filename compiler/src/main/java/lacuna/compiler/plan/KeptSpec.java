package lacuna.compiler.plan;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spec that a plan was made from, as the plan itself keeps it, so that a run can be compiled
 * again wherever it lies and whatever became of the files.
 *
 * @param files every file that was read, the spec first
 * @param overrides settings of the command line, {@code PATH=VALUE}
 */
public record KeptSpec(List<Plan.PlanFile> files, List<String> overrides) {

  /** Copies the lists. */
  public KeptSpec {
    files = List.copyOf(files);
    overrides = List.copyOf(overrides);
  }

  /** The lists as the JSON has them; null where it lacks them. */
  private record Lists(
      @Nullable List<Plan.PlanFile> files, @Nullable List<String> overrides) {}

  /**
   * Reads what {@link PlanJson} wrote.
   *
   * @return null where the file is no plan, or one without texts
   * @throws IOException if it cannot be read
   */
  public static @Nullable KeptSpec read(Path plan) throws IOException {
    try {
      Lists lists = new Gson().fromJson(Files.readString(plan), Lists.class);
      if (lists == null || lists.files == null || lists.files.isEmpty()) {
        return null;
      }
      return new KeptSpec(
          lists.files, lists.overrides == null ? List.of() : lists.overrides);
    } catch (JsonParseException notJson) {
      return null;
    }
  }
}
