package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** How a constant was computed, for messages. */
final class Formulas {
  private Formulas() {}

  /** The first division within a computation whose result is not whole; null when there is none. */
  static Node.@Nullable Constant quotient(Node node) {
    if (!(node instanceof Node.Constant constant)
        || constant.formula() == null
        || constant.value() instanceof Value.Int) {
      return null;
    }
    for (Node operand : constant.formula().operands()) {
      Node.Constant inner = quotient(operand);
      if (inner != null) {
        return inner;
      }
    }
    return constant.formula().operator().equals("/") ? constant : null;
  }

  /** {@code 192px is no whole number of times 25px}. */
  static String notWhole(Node.Constant quotient) {
    Node.Formula formula = Objects.requireNonNull(quotient.formula());
    return "%s is not divisible by %s"
        .formatted(value(formula.operands().get(0)), value(formula.operands().get(1)));
  }

  private static String value(Node node) {
    return node instanceof Node.Constant constant ? constant.value().toString() : "?";
  }

  /** {@code rows = image.height / cell = 192px / 25px = 7.68}, with names where it has some. */
  static String arithmetic(Node.Constant constant) {
    Map<String, Value> names = new LinkedHashMap<>();
    collect(constant, names);
    String label = constant.label() == null ? "" : constant.label().name() + " = ";
    String values = spelled(constant, false);
    boolean written = constant.label() != null && !constant.label().text().isEmpty();
    String named = written ? constant.label().text() : spelled(constant, true);
    String shown = named.equals(values) ? values : named + " = " + values;
    String used =
        names.entrySet().stream()
            .filter(n -> constant.label() == null || !n.getKey().equals(constant.label().name()))
            .filter(n -> !values.contains(n.getValue().toString()))
            .map(n -> n.getKey() + " = " + n.getValue())
            .collect(Collectors.joining(", "));
    return label
        + shown
        + " = "
        + result(constant.value())
        + (used.isEmpty() ? "" : ", with " + used);
  }

  private static String result(Value value) {
    return Arithmetic.isPlain(value)
        ? Describe.rounded(Arithmetic.number(value))
        : value.toString();
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
      return names && constant.label() != null
          ? constant.label().name()
          : constant.value().toString();
    }
    return operand(formula.operands().get(0), names)
        + " "
        + formula.operator()
        + " "
        + operand(formula.operands().get(1), names);
  }

  private static String operand(Node node, boolean names) {
    if (!(node instanceof Node.Constant constant)) {
      return "?";
    } else if (names && constant.label() != null) {
      return constant.label().name();
    }
    boolean compound =
        names && constant.formula() != null && constant.formula().operands().size() == 2;
    return compound ? "(" + spelled(constant, true) + ")" : constant.value().toString();
  }
}
