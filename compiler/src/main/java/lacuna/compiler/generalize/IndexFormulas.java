package lacuna.compiler.generalize;

import java.util.List;
import java.util.Set;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** Whether the elements of a list are one formula of their index. */
final class IndexFormulas {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "mod", "neg", "min", "max", "sqrt", "==", "!=", "<", "<=", ">", ">=",
          "&&", "||", "!");

  private IndexFormulas() {}

  /** Whether each element is the same arithmetic on its index and on what is equal for all. */
  static boolean are(List<Occurrence> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (!alike(elements.get(i).node(), i, elements.get(0).node())) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(Node node, int index, Node first) {
    if (!(node instanceof Node.Constant constant) || !(first instanceof Node.Constant model)) {
      return false;
    }
    Node.Label label = constant.label();
    if (label != null && label.owner() == Node.Owner.INDEX) {
      return constant.value().equals(Value.Int.of(index));
    } else if (constant.value().equals(model.value()) && !readsIndex(constant)) {
      return true;
    }
    Node.Formula formula = constant.formula();
    if (formula == null
        || model.formula() == null
        || !OPERATORS.contains(formula.operator())
        || !formula.operator().equals(model.formula().operator())) {
      return false;
    }
    for (int i = 0; i < formula.operands().size(); i++) {
      if (i >= model.formula().operands().size()
          || !alike(formula.operands().get(i), index, model.formula().operands().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean readsIndex(Node.Constant constant) {
    if (constant.label() != null) {
      return constant.label().owner() == Node.Owner.INDEX;
    }
    return constant.formula() != null
        && constant.formula().operands().stream()
            .anyMatch(operand -> operand instanceof Node.Constant c && readsIndex(c));
  }
}
