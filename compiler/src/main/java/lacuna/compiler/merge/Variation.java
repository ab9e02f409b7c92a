package lacuna.compiler.merge;

import java.util.List;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** Which constants of a component differ between the instances of its class. */
final class Variation {
  private final List<Instance> instances;

  Variation(List<Instance> instances) {
    this.instances = instances;
  }

  /** Whether a value can be a constant or parameter of a class. */
  static boolean number(Value value) {
    return value instanceof Value.Int i && !i.batch()
        || value instanceof Value.Real
        || value instanceof Value.Ratio
        || value instanceof Value.Length
        || value instanceof Value.Bool;
  }

  /**
   * Whether a constant of the component is worth different things in the instances of the class.
   */
  boolean varies(String constant) {
    Object first = null;
    for (Instance instance : instances) {
      Node node = instance.constants().get(constant);
      if (node != null && first != null && !Worth.of(node).equals(first)) {
        return true;
      }
      first = node == null ? first : Worth.of(node);
    }
    return false;
  }

  /** Whether a formula reads a constant that differs between instances. */
  boolean symbolic(Node.Constant constant) {
    if (constant.label() != null && constant.label().owner() == Node.Owner.COMPONENT) {
      return varies(constant.label().name());
    }
    return constant.formula() != null
        && constant.formula().operands().stream()
            .anyMatch(o -> o instanceof Node.Constant c && symbolic(c));
  }
}
