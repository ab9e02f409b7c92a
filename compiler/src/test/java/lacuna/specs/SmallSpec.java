package lacuna.specs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.parity.Golden;
import org.jspecify.annotations.Nullable;

/**
 * A spec at a size at which it learns in a moment. Components, images, patches, windows, masks,
 * targets and recipes stay; networks become narrow, images and classes few, and the run short.
 *
 * @param spec its path from the repository's root
 * @param changes {@code PATH=VALUE} for {@code --set}
 * @param stages in their order
 */
record SmallSpec(Path spec, List<String> changes, List<Stage> stages) {
  /**
   * A stage as it is after the changes.
   *
   * @param settings path and value of all that decides what it does; without the sizes in the names
   *     of components, since their arguments are settings too
   * @param source the settings of the stage whose weights it begins with, or none
   */
  record Stage(String name, Map<String, String> settings, Map<String, String> source) {
    /** The value of a setting that it has. */
    String value(String path) {
      return Objects.requireNonNull(settings.get(path), path);
    }
  }

  /**
   * Makes a spec small by the names of its settings.
   *
   * @param files the small files that stand for those of its components
   */
  static SmallSpec of(Path spec, SmallFiles files) {
    List<String> changes = new ArrayList<>();
    Map<String, Stage> stages = new LinkedHashMap<>();
    for (StagePlan stage : plan(spec).stages()) {
      Map<String, String> settings = new LinkedHashMap<>();
      stage.settings().forEach(setting -> settings.put(setting.path(), setting.value()));
      settings.keySet().removeIf(path -> path.matches("(data|validation)\\..*"));
      small(settings, files)
          .forEach(
              (path, value) -> {
                settings.put(path, value);
                changes.add("%s.%s=%s".formatted(stage.name(), path, value));
              });
      settings.replaceAll((path, value) -> withoutSize(value));
      Stage source = stages.get(settings.getOrDefault("from.stage", "").replace("\"", ""));
      Map<String, String> begun =
          source == null ? Map.of() : network(source, settings.get("from.part"));
      stages.put(stage.name(), new Stage(stage.name(), settings, begun));
    }
    return new SmallSpec(spec, changes, List.copyOf(stages.values()));
  }

  private static Plan plan(Path spec) {
    Compiler.Options options = new Compiler.Options(List.of(Golden.ROOT), List.of());
    Compiler.CompileResult result = new Compiler().check(Golden.ROOT.resolve(spec), options);
    return Objects.requireNonNull(result.plan(), () -> spec + ": " + result.diagnostics());
  }

  /** The settings that become small. */
  private static Map<String, String> small(Map<String, String> settings, SmallFiles files) {
    Map<String, String> small = new LinkedHashMap<>();
    settings.forEach(
        (path, value) -> {
          String other = small(path, value, files);
          if (other != null) {
            small.put(path, other);
          }
        });
    int milestones = settings.getOrDefault("schedule.at", "").split(",").length;
    small.put("length", milestones + 1 + " steps");
    return small;
  }

  private static @Nullable String small(String path, String value, SmallFiles files) {
    return switch (path) {
      case "data" -> "synthetic(count: 2)";
      case "validation" -> value.equals("none") ? null : "synthetic(count: 2)";
      case "batch_size" -> "2";
      case "classes" -> "10";
      case "schedule.warmup" -> "1 steps";
      case "schedule.at" -> milestones(value.split(",").length);
      case "encoder.base", "head.base" -> "4";
      case "encoder.width", "head.width", "head.hidden" -> "16";
      case "encoder.heads", "head.heads" -> value.startsWith("[") ? "[1, 2, 4, 4]" : "2";
      case "encoder.depths", "head.depths" -> "[2, 2, 2, 2]";
      case "encoder.widening" -> "1";
      case "target.vocabulary" -> "" + SmallFiles.TOKENS;
      case "target.file" -> files.of(value);
      default -> null;
    };
  }

  private static String milestones(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(update -> update + " steps")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code swin_large} is {@code swin} with other defaults. */
  private static String withoutSize(String component) {
    return component.replaceFirst("^(\\w+)_(tiny|small|base|large|huge|giant)$", "$1");
  }

  /** What decides the shapes of a part of a stage, or of all of it. */
  private static Map<String, String> network(Stage stage, @Nullable String part) {
    String parts = "none".equals(part) ? "encoder|target|head" : part.replace("\"", "");
    return stage.settings().entrySet().stream()
        .filter(setting -> setting.getKey().matches("(image|" + parts + ")(\\..*)?"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
