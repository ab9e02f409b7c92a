package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Components of the runtime as code. */
final class Externals {
  private Externals() {}

  /** What the kind gives, then the component's parameters, defaults filled in. */
  static Node.External node(Elaboration e, Closure closure, Map<String, Val> context) {
    ResolvedComponent declared = closure.declared();
    Placed placed = new Placed(closure, context);
    Map<String, Node> arguments = new LinkedHashMap<>();
    for (Member.Parameter parameter : declared.kindParameters()) {
      arguments.put(parameter.name(), code(context.get(parameter.name())));
    }
    for (Member.Parameter parameter : declared.component().parameters()) {
      Val given = closure.given().get(parameter.name());
      Val val = given != null ? given : e.placing.member(placed, parameter.name(), closure.span());
      arguments.put(parameter.name(), code(val));
    }
    return new Node.External(
        declared.component().kind(), declared.component().name(), arguments, null);
  }

  private static Node code(@Nullable Val val) {
    return val == null ? Node.Constant.of(new Value.None()) : val.node();
  }
}
