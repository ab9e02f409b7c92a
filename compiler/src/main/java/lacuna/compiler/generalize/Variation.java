package lacuna.compiler.generalize;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** Which constants of a component differ between the instances of its class. */
record Variation(List<Instance> instances) {
  private static final Set<ValueType> NUMBERS =
      EnumSet.of(ValueType.INT, ValueType.REAL, ValueType.BOOL);

  /** Whether a value can be a constant or parameter of a class. */
  static boolean number(Value value) {
    return NUMBERS.contains(ValueTypes.of(value))
        && !(value instanceof Value.Int number && number.batch());
  }

  /** Whether a constant of the component has several values. */
  boolean varies(String constant) {
    List<Node> nodes =
        instances.stream()
            .map(instance -> instance.constants().get(constant))
            .filter(Objects::nonNull)
            .toList();
    return nodes.stream().anyMatch(node -> !ConstantValues.same(node, nodes.get(0)));
  }

  /** Whether a formula reads a constant that differs between instances. */
  boolean symbolic(Node.Constant constant) {
    if (constant.label() != null && constant.label().owner() == Node.Owner.COMPONENT) {
      return varies(constant.label().name());
    }
    return constant.formula() != null
        && constant.formula().operands().stream()
            .anyMatch(operand -> operand instanceof Node.Constant c && symbolic(c));
  }
}
