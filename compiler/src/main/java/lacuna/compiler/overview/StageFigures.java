package lacuna.compiler.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.plan.StepMemory;

/** Figures of a stage. */
final class StageFigures {
  /** Backward computes each product of the forward pass twice: for the inputs and the weights. */
  private static final int FORWARD_AND_BACKWARD = 3;

  private final StagePlan stage;

  StageFigures(StagePlan stage) {
    this.stage = stage;
  }

  /** How many parameters the stage trains. */
  long trained() {
    return count(true);
  }

  /** How many parameters the stage leaves as they are. */
  long frozen() {
    return count(false);
  }

  /** How many of those that the stage trains are frozen at first. */
  long trainedLater() {
    if (!(recipe("freeze") instanceof Code.ListCode keys)
        || !(recipe("freeze_until") instanceof Code.DurationCode)) {
      return 0;
    }
    return stage.weights().stream()
        .filter(weight -> !weight.buffer() && weight.trained())
        .filter(weight -> keys.elements().stream().anyMatch(key -> isAt(weight.key(), key)))
        .mapToLong(StagePlan.Weight::count)
        .sum();
  }

  private static boolean isAt(String key, Code part) {
    return part instanceof Code.Literal literal
        && (key.equals(literal.value()) || key.startsWith(literal.value() + "."));
  }

  private long count(boolean trained) {
    return stage.weights().stream()
        .filter(weight -> !weight.buffer() && weight.trained() == trained)
        .mapToLong(StagePlan.Weight::count)
        .sum();
  }

  /** Floating-point operations of a forward pass, per image; a multiply-add counts as two. */
  double forward() {
    return stage.flopsPerImage();
  }

  /**
   * Floating-point operations of a forward and a backward pass, per image; empty where a part is
   * frozen, so that the backward pass may end before it.
   */
  Optional<Double> forwardAndBackward() {
    boolean whole =
        stage.parts().stream().noneMatch(p -> p.parameterCount() > 0 && p.trainedCount() == 0);
    return whole ? Optional.of(FORWARD_AND_BACKWARD * forward()) : Optional.empty();
  }

  /** Tokens that the first block sees of an image; empty where no part has them as constants. */
  OptionalLong tokens() {
    return stage.parts().stream()
        .filter(StageFigures::isGrid)
        .mapToLong(part -> constant(part, "rows") * constant(part, "columns"))
        .findFirst();
  }

  /** Whether a part has its numbers of tokens as constants. */
  static boolean isGrid(PartPlan part) {
    return part.constants().containsKey("rows") && part.constants().containsKey("columns");
  }

  private static long constant(PartPlan part, String name) {
    return Long.parseLong(part.constants().get(name));
  }

  /** What the stage's masks hide, those without means left out. */
  List<MaskStatistics.Means> masks() {
    return stage.parts().stream()
        .map(PartPlan::mask)
        .filter(mask -> mask != null && mask.means() != null)
        .map(MaskStatistics::means)
        .toList();
  }

  /** Images per update. */
  long batch() {
    return integer("batch_size");
  }

  /** Images that go through the network at once. */
  long microBatch() {
    return batch() / integer("accumulate");
  }

  /** Bytes that a training step needs, by device; empty where the stage trains nothing. */
  Map<String, Double> memory() {
    String precision = setting("precision").equals("bf16") ? "bf16" : "fp32";
    Map<String, Double> memory = new LinkedHashMap<>();
    for (StepMemory each : stage.memory()) {
      if (each.precision().equals(precision)) {
        memory.put(each.device(), each.at(microBatch()));
      }
    }
    return memory;
  }

  /** Updates of the whole run; empty where the number of images is known only when it runs. */
  OptionalLong updates() {
    if (!(recipe("length") instanceof Code.DurationCode length)) {
      return OptionalLong.empty();
    } else if (!length.epochs()) {
      return OptionalLong.of(length.count());
    }
    OptionalLong images = images();
    return images.isEmpty()
        ? images
        : OptionalLong.of(
            length.count() * (images.getAsLong() / microBatch() / integer("accumulate")));
  }

  /** Images to learn from; empty where that is known only when it runs. */
  OptionalLong images() {
    return stage.parts().stream()
        .filter(part -> part.name().equals("data"))
        .map(part -> part.constants().getOrDefault("images", ""))
        .filter(images -> images.matches("\\d+"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private long integer(String name) {
    return recipe(name) instanceof Code.Literal literal && literal.value() instanceof Number number
        ? number.longValue()
        : 1;
  }

  /** A setting that the runtime takes; {@link Code.None} where there is none of that name. */
  Code recipe(String name) {
    return stage.recipe().stream()
        .filter(entry -> entry.name().equals(name))
        .map(StagePlan.RecipeEntry::value)
        .findFirst()
        .orElseGet(Code.None::new);
  }

  /** A setting as it would be written; empty where the stage has none of that name. */
  String setting(String path) {
    return stage.settings().stream()
        .filter(setting -> setting.path().equals(path))
        .map(StagePlan.Setting::value)
        .findFirst()
        .orElse("");
  }

  /** The rates of a part that are scaled to the batch, those that are 0 left out. */
  List<StagePlan.Setting> rates(PartPlan part) {
    return stage.settings().stream()
        .filter(setting -> setting.path().startsWith(part.name() + "."))
        .filter(setting -> setting.atBatch() != null && setting.atBatch() != 0)
        .toList();
  }
}
