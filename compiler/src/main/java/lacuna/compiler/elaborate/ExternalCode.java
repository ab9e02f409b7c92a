package lacuna.compiler.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Components of the runtime as code. */
final class ExternalCode {
  private final Core core;
  private final ArgumentBinder arguments;

  ExternalCode(Core core, ArgumentBinder arguments) {
    this.core = core;
    this.arguments = arguments;
  }

  /** What a type such as {@code encoder(image, channels, mask)} gives a component of that kind. */
  Map<String, TracedValue> context(
      ComponentValue component, TypeExpr type, Environment environment) {
    Map<String, TracedValue> context = new LinkedHashMap<>();
    if (type instanceof TypeExpr.Named named && named.arguments() != null) {
      for (ArgumentBinder.Given given :
          arguments.bind(
              named.arguments(), component.resolved().kind().parameters(), component.kind())) {
        context.put(
            given.parameter().name(), core.evaluate(given.argument().value(), environment));
      }
    }
    return Collections.unmodifiableMap(context);
  }

  /** The value of a parameter of that type: a constant, a component, or a list of them. */
  Node of(Value value, TypeExpr type, Environment environment) {
    TypeExpr present = PartPlacer.present(type);
    if (value instanceof ComponentInstance instance) {
      return of(instance.component(), instance.context());
    } else if (value instanceof ComponentValue component) {
      Map<String, TracedValue> context = context(component, present, environment);
      core.instantiate(component, context);
      return of(component, context);
    } else if (value instanceof Value.ListValue list
        && present instanceof TypeExpr.ListType listType
        && list.elements().stream().allMatch(Value.Component.class::isInstance)) {
      return new Node.ListOf(
          list.elements().stream()
              .map(element -> of(element, listType.element(), environment))
              .toList());
    }
    return Node.Constant.of(value);
  }

  /** What the kind gives, then the component's parameters, defaults filled in. */
  Node.External of(ComponentValue component, Map<String, TracedValue> context) {
    ComponentInstance unplaced = new ComponentInstance(component, context);
    Map<String, Node> values = new LinkedHashMap<>();
    for (Member.Parameter parameter : component.resolved().kindParameters()) {
      values.put(parameter.name(), code(context.get(parameter.name())));
    }
    for (Member.Parameter parameter : component.resolved().component().parameters()) {
      TracedValue given = component.given().get(parameter.name());
      TracedValue value =
          given != null ? given : core.member(unplaced, parameter.name(), component.span());
      values.put(
          parameter.name(),
          value != null && ofComponents(value.value())
              ? of(value.value(), parameter.type(), Environment.of(unplaced))
              : code(value));
    }
    return new Node.External(
        component.resolved().component().kind(),
        component.resolved().component().name(),
        values,
        null);
  }

  private static boolean ofComponents(Value value) {
    return value instanceof Value.Component
        || value instanceof Value.ListValue list
            && list.elements().stream().anyMatch(Value.Component.class::isInstance);
  }

  private static Node code(@Nullable TracedValue value) {
    return value == null ? Node.Constant.of(new Value.None()) : value.node();
  }
}
