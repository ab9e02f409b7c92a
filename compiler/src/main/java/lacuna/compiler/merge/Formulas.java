package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Writes constants as the arithmetic that they came from, where instances or calls differ. */
final class Formulas {
  private static final Set<String> ARITHMETIC =
      Set.of(
          "+", "-", "*", "/", "mod", "&&", "||", "!", "neg", "<", "<=", ">", ">=", "==", "!=",
          "min", "max");
  private final Unit unit;

  Formulas(Unit unit) {
    this.unit = unit;
  }

  /** Arithmetic on what the formula's operands become, or null when it cannot be written. */
  @Nullable Code code(List<Cell> cells) {
    Node.Formula formula = ((Node.Constant) cells.get(0).node()).formula();
    if (formula == null
        || cells.stream().anyMatch(c -> !alike(formula, ((Node.Constant) c.node()).formula()))) {
      return null;
    }
    Value value = ((Node.Constant) cells.get(0).node()).value();
    ValueType type = Literals.type(value);
    switch (formula.operator()) {
      case "size":
        Code tensor = unit.code(operand(cells, 0), "x");
        return new Code.Operation("size", List.of(tensor, unit.code(operand(cells, 1), "axis")));
      case "if":
        return either(cells);
      case "floor":
        return wholeQuotient(cells);
      case "int":
      case "sqrt":
        return new Code.Arithmetic(
            formula.operator(),
            List.of(unit.code(operand(cells, 0), "value")),
            formula.operator().equals("int") ? ValueType.INT : ValueType.REAL);
      default:
        if (!ARITHMETIC.contains(formula.operator()) || wordy(formula)) {
          return null;
        }
    }
    List<Code> operands = new ArrayList<>();
    for (int i = 0; i < formula.operands().size(); i++) {
      operands.add(unit.code(operand(cells, i), "value"));
    }
    String operator =
        switch (formula.operator()) {
          case "neg" -> "-";
          case "mod" -> "%";
          default -> formula.operator();
        };
    return new Code.Arithmetic(operator, operands, type);
  }

  /** {@code if c then a else b}, where cells may take different sides. */
  private Code either(List<Cell> cells) {
    List<Cell> yes = new ArrayList<>();
    List<Cell> no = new ArrayList<>();
    for (Cell cell : cells) {
      List<Node> operands = ((Node.Constant) cell.node()).formula().operands();
      boolean outcome = ((Value.Bool) ((Node.Constant) operands.get(0)).value()).value();
      (outcome ? yes : no).add(new Cell(cell.owner(), operands.get(1)));
    }
    if (yes.isEmpty() || no.isEmpty()) {
      return unit.code(yes.isEmpty() ? no : yes, "value");
    }
    return new Code.Choose(
        unit.condition(operand(cells, 0)), unit.code(yes, "value"), unit.code(no, "value"));
  }

  /** {@code floor(a / b)} of whole numbers above zero is Java's own quotient. */
  private @Nullable Code wholeQuotient(List<Cell> cells) {
    for (Cell cell : cells) {
      Node.Formula formula = ((Node.Constant) cell.node()).formula();
      if (!(formula.operands().get(0) instanceof Node.Constant q)
          || q.formula() == null
          || !q.formula().operator().equals("/")
          || !q.formula().operands().stream()
              .allMatch(
                  o ->
                      o instanceof Node.Constant c
                          && c.value() instanceof Value.Int n
                          && n.number() >= 0)) {
        return null;
      }
    }
    List<Cell> quotients = operand(cells, 0);
    return new Code.Arithmetic(
        "/",
        List.of(
            unit.code(operand(quotients, 0), "value"), unit.code(operand(quotients, 1), "value")),
        ValueType.INT);
  }

  private static boolean wordy(Node.Formula formula) {
    return formula.operands().stream()
        .anyMatch(
            o ->
                o instanceof Node.Constant c
                    && (c.value() instanceof Value.Word || c.value() instanceof Value.Text));
  }

  private static boolean alike(Node.Formula a, Node.@Nullable Formula b) {
    return b != null
        && a.operator().equals(b.operator())
        && a.operands().size() == b.operands().size();
  }

  private static List<Cell> operand(List<Cell> cells, int i) {
    return Cell.part(cells, Node.Constant.class, c -> c.formula().operands().get(i));
  }
}
