package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;

/**
 * What a call of a component's function came to.
 *
 * @param arguments the code of the arguments, by parameter
 * @param result without the code of the call
 * @param flops of one image
 */
record Outcome(ResidualFunction residue, Map<String, Node> arguments, Val result, double flops) {

  /** The value of the call with these arguments, of which only the code may be another. */
  Val written(Map<String, Bodies.Given> given, Bodies.Writing writing) {
    if (result.unknown()) {
      return result;
    }
    Map<String, Node> nodes = new LinkedHashMap<>(arguments);
    given.forEach(
        (name, each) -> {
          if (each.val().code()) {
            nodes.replace(name, each.val().node());
          }
        });
    return result.by(writing.call(residue, nodes));
  }
}
