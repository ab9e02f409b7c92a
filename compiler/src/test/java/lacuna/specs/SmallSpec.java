package lacuna.specs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/**
 * A spec at a size at which it learns in a moment. Components, images, patches, windows, masks,
 * targets and recipes stay; networks become narrow, images and classes few, and the run short.
 *
 * @param spec its path from the repository's root
 * @param point of its sweep; empty where it has none
 * @param changes {@code PATH=VALUE} for {@code --set}
 * @param stages in their order
 */
record SmallSpec(Path spec, String point, List<String> changes, List<Stage> stages) {

  /**
   * All that decides what a stage does: equal ones do the same.
   *
   * @param settings path and value after the changes
   * @param source the settings that decide the shapes of the weights that it begins with; empty
   *     where it begins anew
   */
  record Stage(String name, Map<String, String> settings, Map<String, String> source) {

    /** A setting's text without quotes; empty where there is none. */
    String text(String path) {
      return settings.getOrDefault(path, "").replace("\"", "");
    }

    /** The key of the weights that it begins with, and below which it takes them; may be empty. */
    String part() {
      return text("from.part").equals("none") ? "" : text("from.part");
    }
  }

  /**
   * Makes a spec small by the names of its settings.
   *
   * @param files the small files that stand for those of its components
   */
  static SmallSpec of(Path spec, Plan plan, SmallFiles files) {
    List<String> changes = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      Map<String, String> settings = new LinkedHashMap<>();
      stage.settings().forEach(setting -> settings.put(setting.path(), setting.value()));
      settings.keySet().removeIf(path -> path.matches("(data|validation)\\..*"));
      Map<String, String> small = small(settings, files);
      small.put("seed", "" + stages.size()); // else equal keys would have equal first values
      small.forEach(
          (path, value) -> {
            settings.put(path, value);
            changes.add("%s.%s=%s".formatted(stage.name(), path, value));
          });
      settings.replaceAll((path, value) -> withoutSize(value));
      stages.add(new Stage(stage.name(), settings, source(settings, stages)));
    }
    return new SmallSpec(spec, plan.point(), changes, List.copyOf(stages));
  }

  private static Map<String, String> small(Map<String, String> settings, SmallFiles files) {
    Map<String, String> small = new LinkedHashMap<>();
    settings.forEach(
        (path, value) -> {
          String other = small(path, value, files);
          if (other != null) {
            small.put(path, other);
          }
        });
    int milestones = count(settings.getOrDefault("schedule.milestones", "[]"));
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
      case "schedule.milestones" -> milestones(count(value));
      case "encoder.embed_dim", "head.embed_dim" -> "4";
      case "encoder.width", "head.width", "head.hidden" -> "16";
      case "encoder.heads", "head.heads" -> value.startsWith("[") ? "[1, 2, 4, 4]" : "2";
      case "encoder.depths", "head.depths" -> "[2, 2, 2, 2]";
      case "encoder.widening" -> "1";
      // Few images are soon all without some branch, which then has no gradient.
      case "encoder.drop_path" -> value.equals("0%") ? null : "1%";
      case "target.vocab_size" -> "" + SmallFiles.TOKENS;
      case "target.file" -> files.of(value);
      default -> null;
    };
  }

  /** How many elements a list has that is written; an empty one counts as one. */
  private static int count(String list) {
    return list.split(",").length;
  }

  private static String milestones(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(update -> update + " steps")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code swin_large} is {@code swin} with other defaults, which are settings too. */
  private static String withoutSize(String component) {
    return component.replaceFirst("^(\\w+)_(tiny|small|base|large|huge|giant)$", "$1");
  }

  private static Map<String, String> source(Map<String, String> settings, List<Stage> before) {
    Stage own = new Stage("", settings, Map.of());
    String parts = own.part().isEmpty() ? "encoder|target|head" : own.part();
    return before.stream()
        .filter(stage -> stage.name().equals(own.text("from.stage")))
        .flatMap(stage -> stage.settings().entrySet().stream())
        .filter(setting -> setting.getKey().matches("(image|" + parts + ")(\\..*)?"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
