package lacuna.compiler.plan;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spec that a plan was made from, as the plan itself keeps it, so that a run can be compiled
 * again wherever it lies and whatever became of the files.
 *
 * @param files every file that was read, the spec first
 * @param overrides settings of the command line, {@code PATH=VALUE}
 * @param point which point of its sweep it is; empty for a spec that is none
 */
public record KeptSpec(List<Plan.PlanFile> files, List<String> overrides, String point) {

  /** Copies the lists. */
  public KeptSpec {
    files = List.copyOf(files);
    overrides = List.copyOf(overrides);
  }

  /** The lists as the JSON has them; null where it lacks them. */
  private record Lists(
      @Nullable List<Plan.PlanFile> files,
      @Nullable List<String> overrides,
      @Nullable String point) {}

  /**
   * Reads what {@link PlanJson} wrote.
   *
   * @return null where it is no plan, or one without texts
   */
  public static @Nullable KeptSpec of(String plan) {
    try {
      Lists lists = new Gson().fromJson(plan, Lists.class);
      if (lists == null || lists.files == null || lists.files.isEmpty()) {
        return null;
      }
      List<String> overrides = lists.overrides == null ? List.of() : lists.overrides;
      return lists.files.stream().allMatch(KeptSpec::isWhole)
              && overrides.stream().allMatch(Objects::nonNull)
          ? new KeptSpec(lists.files, overrides, lists.point == null ? "" : lists.point)
          : null;
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  /** A list or a field that is null in the JSON is null here too, whatever its type says. */
  private static boolean isWhole(Plan.@Nullable PlanFile file) {
    return file != null
        && Objects.nonNull(file.path())
        && Objects.nonNull(file.sha256())
        && Objects.nonNull(file.text());
  }
}
