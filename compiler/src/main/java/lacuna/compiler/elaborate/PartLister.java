package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Lists the components of a stage, as the spec has them, with what they tell of themselves. */
final class PartLister {
  private final Core core;

  PartLister(Core core) {
    this.core = core;
  }

  /** The components among the stage's settings: its own, then those that every stage has. */
  List<ElaboratedPart> of(ComponentInstance stage) {
    List<Member.Parameter> parameters =
        new ArrayList<>(stage.resolved().component().parameters());
    stage.resolved().kind().parameters().stream()
        .filter(p -> stage.resolved().parameter(p.name()).isEmpty())
        .forEach(parameters::add);
    List<ElaboratedPart> parts = new ArrayList<>();
    for (Member.Parameter parameter : parameters) {
      TracedValue value = core.member(stage, parameter.name(), parameter.span());
      Value.Component first = value == null ? null : first(value.value());
      if (value != null && first != null) {
        parts.add(
            new ElaboratedPart(
                parameter.name(), first.kind(), written(value), constants(value.value())));
      }
    }
    return parts;
  }

  /** A component, or the first of a list of them; null for anything else. */
  private static Value.@Nullable Component first(Value value) {
    if (value instanceof Value.ListValue list && !list.elements().isEmpty()) {
      return first(list.elements().get(0));
    }
    return value instanceof Value.Component component ? component : null;
  }

  private static @Nullable ComponentValue component(Value value) {
    return value instanceof ComponentInstance instance
        ? instance.component()
        : value instanceof ComponentValue component ? component : null;
  }

  /** What names another stage is made of it: its own text says it best. */
  private static String written(TracedValue value) {
    ComponentValue component = component(value.value());
    boolean made =
        component != null
            && !component.given().isEmpty()
            && component.given().values().stream().allMatch(given -> given.origins().isEmpty());
    return made && !value.origins().isEmpty()
        ? value.origins().get(0).span().text()
        : written(value.value());
  }

  private static String written(Value value) {
    if (value instanceof Value.ListValue list) {
      List<String> elements = list.elements().stream().map(PartLister::written).toList();
      return "[" + String.join(", ", elements) + "]";
    }
    ComponentValue component = component(value);
    if (component == null) {
      return value.toString();
    }
    List<String> arguments = new ArrayList<>();
    component
        .given()
        .forEach(
            (name, given) -> {
              if (given.origins().isEmpty() || given.origins().get(0).user()) {
                arguments.add(name + ": " + written(given.value()));
              }
            });
    return component.name() + "(" + String.join(", ", arguments) + ")";
  }

  /** A component that its kind gives nothing stands for itself. */
  private static @Nullable ComponentInstance alone(Value value) {
    if (value instanceof ComponentInstance instance) {
      return instance;
    }
    ComponentValue component = component(value);
    return component != null && component.resolved().kind().parameters().isEmpty()
        ? new ComponentInstance(component, Map.of())
        : null;
  }

  private Map<String, String> constants(Value value) {
    Map<String, String> constants = new LinkedHashMap<>();
    ComponentInstance instance = alone(value);
    if (instance != null) {
      for (Member offer : instance.resolved().kind().offers()) {
        if (offer instanceof Member.OfferedConstant constant) {
          TracedValue told = core.member(instance, constant.name(), constant.span());
          if (told != null && !told.unknown()) {
            constants.put(constant.name(), told.value().toString());
          }
        }
      }
    }
    return constants;
  }
}
