package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Components of the runtime as code. */
final class ExternalCode {
  private final Core core;

  ExternalCode(Core core) {
    this.core = core;
  }

  /** What the kind gives, then the component's parameters, defaults filled in. */
  Node.External of(ComponentValue component, Map<String, TracedValue> context) {
    ComponentInstance unplaced = new ComponentInstance(component, context);
    Map<String, Node> arguments = new LinkedHashMap<>();
    for (Member.Parameter parameter : component.resolved().kindParameters()) {
      arguments.put(parameter.name(), code(context.get(parameter.name())));
    }
    for (Member.Parameter parameter : component.resolved().component().parameters()) {
      TracedValue given = component.given().get(parameter.name());
      arguments.put(
          parameter.name(),
          code(
              given != null
                  ? given
                  : core.member(unplaced, parameter.name(), component.span())));
    }
    return new Node.External(
        component.resolved().component().kind(),
        component.resolved().component().name(),
        arguments,
        null);
  }

  private static Node code(@Nullable TracedValue value) {
    return value == null ? Node.Constant.of(new Value.None()) : value.node();
  }
}
