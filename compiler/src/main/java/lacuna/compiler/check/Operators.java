package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Expr.UnaryOperator;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The operators, on constants and on tensors. */
final class Operators {
  private static final Map<BinaryOperator, String> TENSOR_NAMES =
      Map.ofEntries(
          Map.entry(BinaryOperator.ADD, "add"),
          Map.entry(BinaryOperator.SUBTRACT, "sub"),
          Map.entry(BinaryOperator.MULTIPLY, "mul"),
          Map.entry(BinaryOperator.DIVIDE, "div"),
          Map.entry(BinaryOperator.LESS, "less"),
          Map.entry(BinaryOperator.LESS_EQUAL, "less_equal"),
          Map.entry(BinaryOperator.GREATER, "greater"),
          Map.entry(BinaryOperator.GREATER_EQUAL, "greater_equal"),
          Map.entry(BinaryOperator.EQUAL, "equal"),
          Map.entry(BinaryOperator.NOT_EQUAL, "not_equal"),
          Map.entry(BinaryOperator.AND, "and"),
          Map.entry(BinaryOperator.OR, "or"));
  private static final List<BinaryOperator> COMPARISONS =
      List.of(
          BinaryOperator.LESS,
          BinaryOperator.LESS_EQUAL,
          BinaryOperator.GREATER,
          BinaryOperator.GREATER_EQUAL,
          BinaryOperator.EQUAL,
          BinaryOperator.NOT_EQUAL);
  private final Report report;

  Operators(Report report) {
    this.report = report;
  }

  /** {@code left operator right}. */
  Val binary(BinaryOperator operator, Val left, Val right, Span span) {
    if (left.unknown() || right.unknown()) {
      return Val.UNKNOWN;
    }
    if (left.tensor() || right.tensor()) {
      return tensors(operator, left, right, span);
    }
    Value value;
    try {
      value = Arithmetic.binary(operator, left.value(), right.value());
    } catch (ArithmeticException e) {
      report.blame(
          Diagnostic.error(
              Code.OUT_OF_RANGE, e.getMessage() == null ? "the number is too large" : e.getMessage()),
          span,
          Val.join(left.origins(), right.origins()),
          left.value() + " " + operator.text() + " " + right.value());
      return Val.UNKNOWN;
    }
    if (value == null) {
      mismatch(operator, left, right, span);
      return Val.UNKNOWN;
    }
    Node node =
        new Node.Constant(
            value,
            null,
            new Node.Formula(javaOperator(operator), List.of(left.node(), right.node())));
    return new Val(value, node, Val.join(left.origins(), right.origins()));
  }

  private static String javaOperator(BinaryOperator operator) {
    return switch (operator) {
      case AND -> "&&";
      case OR -> "||";
      default -> operator.text();
    };
  }

  private void mismatch(BinaryOperator operator, Val left, Val right, Span span) {
    List<Origin> origins = Val.join(right.origins(), left.origins());
    boolean parts = left.value() instanceof Value.Length || left.value() instanceof Value.Int;
    if (operator == BinaryOperator.DIVIDE && parts && right.value() instanceof Value.Int) {
      report.accuse(
          Diagnostic.error(
              Code.SIZE_DOES_NOT_DIVIDE,
              "%s cannot be divided into %s equal parts".formatted(left.value(), right.value())),
          span,
          origins,
          false);
      return;
    }
    report.blame(
        Diagnostic.error(
            Code.WRONG_UNIT,
            "%s and %s do not go together with %s"
                .formatted(
                    Describe.article(left.value()),
                    Describe.article(right.value()),
                    operator.text())),
        span,
        origins,
        "%s %s %s"
            .formatted(
                Describe.brief(left.value()), operator.text(), Describe.brief(right.value())));
  }

  private Val tensors(BinaryOperator operator, Val left, Val right, Span span) {
    Value.Tensor a = asTensor(left);
    Value.Tensor b = asTensor(right);
    if (a == null || b == null) {
      mismatch(operator, left, right, span);
      return Val.UNKNOWN;
    }
    boolean logical = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    boolean fit = Stream.of(a, b).allMatch(t -> logical == (t.element() == Value.Element.BOOL));
    if (!fit) {
      report.blame(
          Diagnostic.error(
                  Code.WRONG_TYPE,
                  logical
                      ? "`%s` takes booleans, not numbers".formatted(operator.text())
                      : "`%s` takes numbers, not booleans".formatted(operator.text()))
              .help(
                  logical
                      ? "compare first: x > 0"
                      : "float(m) makes 1 of true and 0 of false"),
          span,
          List.of(),
          a + " " + operator.text() + " " + b);
      return Val.UNKNOWN;
    }
    List<Value.Int> shape = broadcast(a.shape(), b.shape());
    if (shape == null) {
      Shapes.Mismatch mismatch = Shapes.unbroadcast(sized(left, a), sized(right, b));
      report.blame(
          Diagnostic.error(
                  Code.SHAPES_DIFFER,
                  "shapes %s and %s do not broadcast with %s"
                      .formatted(a.shape(), b.shape(), operator.text()))
              .note(mismatch.why())
              .help("sizes are compared from the last; they must be equal, or one of them 1"),
          span,
          mismatch.origins(),
          a.shape() + " " + operator.text() + " " + b.shape());
      return Val.UNKNOWN;
    }
    Value.Element element =
        COMPARISONS.contains(operator) || logical
            ? Value.Element.BOOL
            : operator == BinaryOperator.DIVIDE
                ? Value.Element.REAL
                : joint(a.element(), b.element());
    return new Val(
        new Value.Tensor(shape, element),
        new Node.Operation(TENSOR_NAMES.get(operator), List.of(left.node(), right.node())),
        Val.join(left.origins(), right.origins()),
        Shapes.joined(sized(left, a), sized(right, b), shape));
  }

  /** An operand with the shape it has as a tensor. */
  private static Val sized(Val operand, Value.Tensor tensor) {
    return new Val(tensor, operand.node(), operand.origins(), operand.parts());
  }

  private static Value.Element joint(Value.Element a, Value.Element b) {
    return a == Value.Element.INT && b == Value.Element.INT
        ? Value.Element.INT
        : Value.Element.REAL;
  }

  /** A number as a tensor without axes; null for what is no number. */
  static Value.@Nullable Tensor asTensor(Val val) {
    if (val.value() instanceof Value.Tensor tensor) {
      return tensor;
    } else if (val.value() instanceof Value.Int number) {
      return new Value.Tensor(List.of(), number.batch() ? Value.Element.REAL : Value.Element.INT);
    } else if (val.value() instanceof Value.Real || val.value() instanceof Value.Ratio) {
      return new Value.Tensor(List.of(), Value.Element.REAL);
    }
    return null;
  }

  /** The shape two shapes give together, or null. */
  static @Nullable List<Value.Int> broadcast(List<Value.Int> a, List<Value.Int> b) {
    int axes = Math.max(a.size(), b.size());
    List<Value.Int> shape = new ArrayList<>();
    for (int i = 0; i < axes; i++) {
      Value.Int x = i < axes - a.size() ? Value.Int.of(1) : a.get(i - (axes - a.size()));
      Value.Int y = i < axes - b.size() ? Value.Int.of(1) : b.get(i - (axes - b.size()));
      if (!x.equals(y) && !x.equals(Value.Int.of(1)) && !y.equals(Value.Int.of(1))) {
        return null;
      }
      shape.add(x.equals(Value.Int.of(1)) ? y : x);
    }
    return shape;
  }

  /** {@code -operand} and {@code not operand}. */
  Val unary(UnaryOperator operator, Val operand, Span span) {
    if (operand.unknown()) {
      return Val.UNKNOWN;
    }
    boolean negate = operator == UnaryOperator.NEGATE;
    if (operand.value() instanceof Value.Tensor tensor) {
      if (negate == (tensor.element() != Value.Element.BOOL)) {
        return operand.by(new Node.Operation(negate ? "neg" : "not", List.of(operand.node())));
      }
    } else {
      Value value = applied(operator, operand.value());
      if (value != null) {
        boolean literal =
            operand.node() instanceof Node.Constant c && c.label() == null && c.formula() == null;
        Node.Formula formula =
            literal ? null : new Node.Formula(negate ? "neg" : "!", List.of(operand.node()));
        return new Val(value, new Node.Constant(value, null, formula), operand.origins());
      }
    }
    report.blame(
        Diagnostic.error(
            Code.WRONG_TYPE,
            "`%s` cannot be applied to %s"
                .formatted(negate ? "-" : "not", Describe.article(operand.value()))),
        span,
        operand.origins(),
        "");
    return Val.UNKNOWN;
  }

  private static @Nullable Value applied(UnaryOperator operator, Value operand) {
    try {
      return Arithmetic.unary(operator, operand);
    } catch (ArithmeticException tooLarge) {
      return null; // a message says that it cannot be applied to it
    }
  }
}
