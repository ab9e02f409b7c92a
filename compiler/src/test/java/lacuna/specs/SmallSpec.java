package lacuna.specs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.parity.Golden;
import org.jspecify.annotations.Nullable;

/**
 * A spec at a size at which it learns in a moment: the same components, images and masks, but
 * narrow networks, few images, few classes and a short run.
 *
 * @param spec where it is
 * @param changes {@code PATH=VALUE} for {@code --set}
 * @param stages as they are after the changes
 */
record SmallSpec(Path spec, List<String> changes, List<StagePlan> stages) {
  static final int UPDATES = 3;
  static final int CLASSES = 10;

  /**
   * Makes a spec small by the names of its settings.
   *
   * @param files the small files that stand for the large ones of its components
   */
  static SmallSpec of(Path spec, SmallFiles files) {
    List<String> changes = new ArrayList<>();
    for (StagePlan stage : plan(spec, List.of()).stages()) {
      for (StagePlan.Setting setting : stage.settings()) {
        String small = small(setting.path(), setting.value(), files);
        if (small != null) {
          changes.add("%s.%s=%s".formatted(stage.name(), setting.path(), small));
        }
      }
    }
    return new SmallSpec(spec, changes, plan(spec, changes).stages());
  }

  private static @Nullable String small(String path, String value, SmallFiles files) {
    return switch (path) {
      case "data" -> "synthetic(count: 6)";
      case "validation" -> value.equals("none") ? null : "synthetic(count: 2)";
      case "batch_size" -> "2";
      case "classes" -> "" + CLASSES;
      case "length" -> UPDATES + " steps";
      case "schedule.warmup" -> "1 steps";
      case "schedule.at" -> milestones(value);
      case "encoder.width", "encoder.base", "head.width", "head.base", "head.hidden" -> "16";
      case "encoder.heads", "head.heads" -> listOr(value, "[1, 2, 4, 8]", "2");
      case "encoder.depths", "head.depths" -> "[2, 2, 2, 2]";
      case "encoder.widening" -> "1";
      case "target.vocabulary" -> "" + SmallFiles.TOKENS;
      case "target.file" -> files.of(value);
      default -> null;
    };
  }

  /** As many moments after the warm-up as there were. */
  private static String milestones(String value) {
    int count = value.split(",").length;
    return Arrays.stream(new int[] {1, 2})
        .limit(count)
        .mapToObj(update -> update + " steps")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String listOr(String value, String list, String number) {
    return value.startsWith("[") ? list : number;
  }

  private static Plan plan(Path spec, List<String> changes) {
    Compiler.Options options = new Compiler.Options(List.of(Golden.ROOT), changes);
    Compiler.CompileResult result = new Compiler().check(Golden.ROOT.resolve(spec), options);
    return Objects.requireNonNull(result.plan(), () -> spec + ": " + result.diagnostics());
  }

  /** All that decides what the run does: specs that agree in it need not run twice. */
  List<String> key() {
    return stages.stream()
        .flatMap(s -> s.settings().stream().map(v -> s.name() + "." + v.path() + "=" + v.value()))
        .toList();
  }
}
