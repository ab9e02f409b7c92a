package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** How a constant was computed, for messages. */
final class Formulas {
  private Formulas() {}

  /** {@code image.height / cell} with its numbers: {@code 192px / 24px = 8}. */
  static String valued(Node.Constant constant) {
    return spelled(constant, false) + " = " + constant.value();
  }

  /** {@code rows = 192px / 24px = 8}: with names where it has some. */
  static String arithmetic(Node.Constant constant) {
    Map<String, Value> names = new LinkedHashMap<>();
    collect(constant, names);
    String with =
        names.entrySet().stream().map(n -> n.getKey() + " = " + n.getValue()).collect(Collectors.joining(", "));
    return spelled(constant, true) + " = " + spelled(constant, false) + " = " + constant.value()
        + (with.isEmpty() ? "" : ", with " + with);
  }

  private static void collect(Node node, Map<String, Value> names) {
    if (node instanceof Node.Constant constant) {
      if (constant.label() != null) {
        names.put(constant.label().name(), constant.value());
      } else if (constant.formula() != null) {
        constant.formula().operands().forEach(operand -> collect(operand, names));
      }
    }
  }

  /** As arithmetic, either with names or with values. */
  private static String spelled(Node.Constant constant, boolean names) {
    Node.Formula formula = constant.formula();
    if (formula == null || formula.operands().size() != 2 || formula.operator().equals("size")) {
      return names && constant.label() != null ? constant.label().name() : constant.value().toString();
    }
    return operand(formula.operands().get(0), names)
        + " " + formula.operator() + " "
        + operand(formula.operands().get(1), names);
  }

  private static String operand(Node node, boolean names) {
    if (!(node instanceof Node.Constant constant)) {
      return "?";
    }
    if (names && constant.label() != null) {
      return constant.label().name();
    }
    boolean compound = names && constant.formula() != null && constant.formula().operands().size() == 2;
    return compound ? "(" + spelled(constant, true) + ")" : constant.value().toString();
  }
}
