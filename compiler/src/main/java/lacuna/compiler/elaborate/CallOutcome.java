package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;

/**
 * What a call of a component's method came to.
 *
 * @param arguments the code of the arguments, by parameter
 * @param result without the code of the call
 * @param flops floating-point operations for one image
 */
record CallOutcome(
    ResidualFunction residual, Map<String, Node> arguments, TracedValue result, double flops) {

  /**
   * The value of a call with these arguments, which may be other code of the same shapes.
   *
   * @param writing makes the code of the call from the residual method and its arguments
   */
  TracedValue written(
      Map<String, Argument> given, BiFunction<ResidualFunction, Map<String, Node>, Node> writing) {
    if (result.unknown()) {
      return result;
    }
    Map<String, Node> nodes = new LinkedHashMap<>(arguments);
    given.forEach(
        (name, each) -> {
          if (each.value().code()) {
            nodes.replace(name, each.value().node());
          }
        });
    return result.by(writing.apply(residual, nodes));
  }
}
