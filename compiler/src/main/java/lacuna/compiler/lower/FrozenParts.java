package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.generalize.Weights;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.WeightKey;
import lacuna.compiler.value.Value;

/**
 * The parts of a network that {@code freeze} names: by keys of the weights, or by a part of the
 * stage and the keys within it, so that {@code encoder.blocks.0} names the same in every stage.
 */
final class FrozenParts {
  /** The setting that names them. */
  static final String FREEZE = "freeze";

  private static final String FREEZE_UNTIL = "freeze_until";

  private final ElaboratedStage stage;
  private final List<StagePlan.Weight> weights;
  private final Set<String> keys = new LinkedHashSet<>();
  private final List<String> unknown = new ArrayList<>();

  private FrozenParts(ElaboratedStage stage) {
    this.stage = stage;
    weights = Weights.of(stage.program());
    for (String name : named()) {
      List<String> found = keys(name);
      keys.addAll(found);
      if (found.isEmpty()) {
        unknown.add(name);
      }
    }
  }

  static FrozenParts of(ElaboratedStage stage) {
    return new FrozenParts(stage);
  }

  /** A message for each name that no part has, and where nothing is left to train. */
  static List<Diagnostic> mistakes(List<ElaboratedStage> stages) {
    return stages.stream().map(FrozenParts::of).flatMap(all -> all.mistakes().stream()).toList();
  }

  private List<Diagnostic> mistakes() {
    List<Diagnostic> mistakes = new ArrayList<>();
    for (String name : unknown) {
      mistakes.add(
          LowerErrors.nothingToFreeze(name, stage.written(FREEZE), stage.name(), known()));
    }
    boolean any = weights.stream().anyMatch(weight -> weight.trained() && !weight.buffer());
    if (any && weights.stream().noneMatch(w -> w.trained() && !w.buffer() && !covers(w.key()))) {
      mistakes.add(LowerErrors.everythingFrozen(stage.name(), stage.written(FREEZE)));
    }
    return mistakes;
  }

  /** The keys of the parts, in the order they are named. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** What a weight is in a run that freezes parts for good: those are not trained. */
  List<StagePlan.Weight> frozen(List<StagePlan.Weight> all) {
    return stage.value(FREEZE_UNTIL) instanceof Value.None
        ? all.stream().map(weight -> covers(weight.key()) ? frozen(weight) : weight).toList()
        : all;
  }

  private static StagePlan.Weight frozen(StagePlan.Weight weight) {
    return new StagePlan.Weight(
        weight.key(),
        weight.shape(),
        weight.element(),
        weight.buffer(),
        weight.decay(),
        weight.level(),
        false);
  }

  private boolean covers(String key) {
    return WeightKey.isWithin(key, keys);
  }

  private List<String> named() {
    return stage.value(FREEZE) instanceof Value.ListValue list
        ? list.elements().stream()
            .filter(Value.Text.class::isInstance)
            .map(text -> ((Value.Text) text).value())
            .toList()
        : List.of();
  }

  /** The keys that a name stands for; empty where nothing has it. */
  private List<String> keys(String name) {
    if (exists(name)) {
      return List.of(name);
    }
    String part = first(name);
    if (!(stage.program().parts().get(part) instanceof Instance.LayerPart layer)) {
      return List.of();
    }
    String within = name.equals(part) ? "" : name.substring(part.length() + 1);
    String key = WeightKey.join(layer.key(), within);
    return key.isEmpty() ? tops(part) : exists(key) ? List.of(key) : List.of();
  }

  private boolean exists(String key) {
    return weights.stream().anyMatch(weight -> !weight.buffer() && WeightKey.isWithin(weight.key(), List.of(key)));
  }

  /** The first steps of the keys of a part that adds none of its own. */
  private List<String> tops(String part) {
    return Weights.ofParts(stage.program()).getOrDefault(part, List.of()).stream()
        .filter(weight -> !weight.buffer())
        .map(weight -> first(weight.key()))
        .distinct()
        .toList();
  }

  private static String first(String key) {
    int point = key.indexOf('.');
    return point < 0 ? key : key.substring(0, point);
  }

  /** Every name that could stand there. */
  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>();
    stage.program().parts().forEach(
        (name, part) ->
            Weights.ofParts(stage.program()).getOrDefault(name, List.of()).stream()
                .filter(weight -> !weight.buffer())
                .forEach(weight -> add(known, name, part.key(), weight.key())));
    return known;
  }

  /** A weight of a part with all that it is in, as the part's name and the key within it. */
  private static void add(Set<String> known, String part, String key, String weight) {
    String within = key.isEmpty() ? weight : weight.substring(key.length());
    String name = part + (within.isEmpty() || within.startsWith(".") ? within : "." + within);
    for (int at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) {
      known.add(name.substring(0, at));
    }
    known.add(name);
  }
}
