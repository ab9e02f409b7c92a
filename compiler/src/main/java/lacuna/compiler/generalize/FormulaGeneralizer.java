package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Writes constants as the arithmetic that they came from, where instances or calls differ. */
final class FormulaGeneralizer {
  private static final Set<String> ARITHMETIC =
      Set.of(
          "+", "-", "*", "/", "mod", "&&", "||", "!", "neg", "<", "<=", ">", ">=", "==", "!=",
          "min", "max");
  private final ExpressionGeneralizer expressions;

  FormulaGeneralizer(ExpressionGeneralizer expressions) {
    this.expressions = expressions;
  }

  /** Arithmetic on what the operands become; empty when there is no formula that can be written. */
  Optional<Generalization<Code>> code(List<Occurrence> constants) {
    Node.Formula formula = formula(constants.get(0).node());
    if (formula == null || !constants.stream().allMatch(each -> alike(formula, each.node()))) {
      return Optional.empty();
    }
    return switch (formula.operator()) {
      case "size" -> Optional.of(size(constants));
      case "if" -> Optional.of(choice(constants));
      case "floor" -> quotient(constants);
      case "int" -> Optional.of(arithmetic("int", constants, 1, ValueType.INT));
      case "sqrt" -> Optional.of(arithmetic("sqrt", constants, 1, ValueType.REAL));
      default ->
          ARITHMETIC.contains(formula.operator()) && !readsWords(formula)
              ? Optional.of(arithmetic(formula, constants))
              : Optional.empty();
    };
  }

  private Generalization<Code> size(List<Occurrence> constants) {
    return expressions
        .code(operands(constants, 0), "x")
        .then(
            tensor ->
                expressions
                    .code(operands(constants, 1), "axis")
                    .map(axis -> new Code.Operation("size", List.of(tensor, axis))));
  }

  private Generalization<Code> arithmetic(Node.Formula formula, List<Occurrence> constants) {
    String operator =
        switch (formula.operator()) {
          case "neg" -> "-";
          case "mod" -> "%";
          default -> formula.operator();
        };
    ValueType type = ValueTypes.common(constants);
    return arithmetic(operator, constants, formula.operands().size(), type);
  }

  private Generalization<Code> arithmetic(
      String operator, List<Occurrence> constants, int operands, ValueType type) {
    return Generalization.all(
            IntStream.range(0, operands)
                .mapToObj(i -> expressions.code(operands(constants, i), "value"))
                .toList())
        .map(all -> new Code.Arithmetic(operator, all, type));
  }

  /** {@code if c then a else b}, where some may take one side and some the other. */
  private Generalization<Code> choice(List<Occurrence> constants) {
    List<Occurrence> yes = new ArrayList<>();
    List<Occurrence> no = new ArrayList<>();
    for (Occurrence each : constants) {
      List<Node> operands = formula(each.node()).operands();
      boolean outcome = ((Value.Bool) ((Node.Constant) operands.get(0)).value()).value();
      (outcome ? yes : no).add(each.with(operands.get(1)));
    }
    return expressions.choose(operands(constants, 0), yes, no, "value");
  }

  /** {@code floor(a / b)} of integers that are not negative is Java's own quotient. */
  private Optional<Generalization<Code>> quotient(List<Occurrence> constants) {
    List<Occurrence> quotients = operands(constants, 0);
    return quotients.stream().allMatch(each -> isQuotient(each.node()))
        ? Optional.of(arithmetic("/", quotients, 2, ValueType.INT))
        : Optional.empty();
  }

  private static boolean isQuotient(Node node) {
    return node instanceof Node.Constant constant
        && constant.formula() != null
        && constant.formula().operator().equals("/")
        && constant.formula().operands().stream()
            .allMatch(
                operand ->
                    operand instanceof Node.Constant c
                        && c.value() instanceof Value.Int number
                        && number.number() >= 0);
  }

  private static boolean readsWords(Node.Formula formula) {
    return formula.operands().stream()
        .anyMatch(
            operand ->
                operand instanceof Node.Constant constant
                    && ValueTypes.of(constant.value()) == ValueType.STRING);
  }

  private static boolean alike(Node.Formula formula, Node constant) {
    Node.Formula other = formula(constant);
    return other != null
        && other.operator().equals(formula.operator())
        && other.operands().size() == formula.operands().size();
  }

  private static Node.@Nullable Formula formula(Node constant) {
    return ((Node.Constant) constant).formula();
  }

  private static List<Occurrence> operands(List<Occurrence> constants, int i) {
    return Occurrence.parts(constants, Node.Constant.class, c -> c.formula().operands().get(i));
  }
}
