package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.generalize.Weights;
import lacuna.compiler.plan.Hiding;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Lists the components of a stage, as the spec has them, with what they tell of themselves. */
final class PartsList {
  private final Elaboration e;
  private final Map<String, List<StagePlan.Weight>> weights;
  private final Map<String, Hiding> hidings;

  PartsList(Elaboration e, Placed stage, Map<String, Hiding> hidings) {
    this.e = e;
    this.weights = Weights.ofParts(stage.instance.build());
    this.hidings = hidings;
  }

  /** The components among the stage's settings: its own, then those that every stage has. */
  List<PartPlan> of(Placed stage) {
    List<PartPlan> parts = new ArrayList<>();
    List<Member.Parameter> parameters = new ArrayList<>(stage.declared.component().parameters());
    stage.declared.kind().parameters().stream()
        .filter(p -> stage.declared.parameter(p.name()).isEmpty())
        .forEach(parameters::add);
    for (Member.Parameter parameter : parameters) {
      Val val = e.placing.member(stage, parameter.name(), parameter.span());
      String kind = val == null ? null : kind(val.value());
      if (val != null && kind != null) {
        parts.add(part(parameter.name(), kind, val));
      }
    }
    return parts;
  }

  private PartPlan part(String name, String kind, Val val) {
    List<StagePlan.Weight> own =
        weights.getOrDefault(name, List.of()).stream().filter(w -> !w.buffer()).toList();
    return new PartPlan(
        name,
        kind,
        written(val),
        own.stream().mapToLong(StagePlan.Weight::count).sum(),
        own.stream().filter(StagePlan.Weight::trained).mapToLong(StagePlan.Weight::count).sum(),
        constants(val.value()),
        hidings.get(name));
  }

  /** The kind of a component, or of the first of a list of them; null for anything else. */
  private static @Nullable String kind(Value value) {
    if (value instanceof Value.ListValue list && !list.elements().isEmpty()) {
      return kind(list.elements().get(0));
    }
    Closure closure = closure(value);
    return closure == null ? null : closure.declared().kind().name();
  }

  private static @Nullable Closure closure(Value value) {
    return value instanceof Placed placed
        ? placed.closure
        : value instanceof Closure closure ? closure : null;
  }

  /** What names another stage is made of it: its own text says it best. */
  private static String written(Val val) {
    Closure closure = closure(val.value());
    boolean made =
        closure != null
            && !closure.given().isEmpty()
            && closure.given().values().stream().allMatch(given -> given.origins().isEmpty());
    return made && !val.origins().isEmpty()
        ? val.origins().get(0).span().text()
        : written(val.value());
  }

  private static String written(Value value) {
    if (value instanceof Value.ListValue list) {
      List<String> elements = list.elements().stream().map(PartsList::written).toList();
      return "[" + String.join(", ", elements) + "]";
    }
    Closure closure = closure(value);
    if (closure == null) {
      return value.toString();
    }
    List<String> arguments = new ArrayList<>();
    closure
        .given()
        .forEach(
            (name, val) -> {
              if (val.origins().isEmpty() || val.origins().get(0).user()) {
                arguments.add(name + ": " + written(val.value()));
              }
            });
    return closure.declared().name() + "(" + String.join(", ", arguments) + ")";
  }

  /** A component that its kind gives nothing stands for itself. */
  private static @Nullable Placed alone(Value value) {
    Closure closure = closure(value);
    return closure != null && closure.declared().kind().parameters().isEmpty()
        ? new Placed(closure, Map.of())
        : null;
  }

  private Map<String, String> constants(Value value) {
    Map<String, String> constants = new LinkedHashMap<>();
    Placed placed = value instanceof Placed p ? p : alone(value);
    if (placed != null) {
      for (Member offer : placed.declared.kind().offers()) {
        if (offer instanceof Member.OfferedConstant constant) {
          Val val = e.placing.member(placed, constant.name(), constant.span());
          if (val != null && !val.unknown()) {
            constants.put(constant.name(), val.value().toString());
          }
        }
      }
    }
    return constants;
  }
}
