package lacuna.compiler.merge;

import java.util.List;
import java.util.Set;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** Whether the elements of a list are one formula of their index. */
final class Indices {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "mod", "neg", "min", "max", "sqrt", "==", "!=", "<", "<=", ">", ">=",
          "&&", "||", "!");

  private Indices() {}

  /** Whether each element is the same arithmetic on its index and on what is equal for all. */
  static boolean countable(List<Cell> row) {
    for (int i = 0; i < row.size(); i++) {
      if (!countable(row.get(i).node(), i, row.get(0).node())) {
        return false;
      }
    }
    return true;
  }

  private static boolean countable(Node node, int index, Node first) {
    if (!(node instanceof Node.Constant constant) || !(first instanceof Node.Constant model)) {
      return false;
    }
    Node.Label label = constant.label();
    if (label != null && label.owner() == Node.Owner.INDEX) {
      return constant.value().equals(Value.Int.of(index));
    } else if (constant.value().equals(model.value()) && !counts(constant)) {
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
          || !countable(formula.operands().get(i), index, model.formula().operands().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a constant hangs on the index. */
  private static boolean counts(Node.Constant constant) {
    if (constant.label() != null) {
      return constant.label().owner() == Node.Owner.INDEX;
    }
    return constant.formula() != null
        && constant.formula().operands().stream()
            .anyMatch(o -> o instanceof Node.Constant c && counts(c));
  }
}
