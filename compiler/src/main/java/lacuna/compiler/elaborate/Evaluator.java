package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Operator;
import lacuna.compiler.value.Value;

/**
 * Evaluates expressions: what is constant becomes a value, what is a tensor becomes code with a
 * shape.
 */
final class Evaluator {
  private final Reporter reporter;
  private final Fuel fuel;
  private final NameResolver names;
  private final CallEvaluator calls;
  private final ListEvaluator lists;
  private final OperatorEvaluator operators;
  private final Conditions conditions;
  private final ArgumentBinder arguments;
  private final WithClauseReader attributes;

  Evaluator(
      Reporter reporter,
      Fuel fuel,
      NameResolver names,
      CallEvaluator calls,
      ListEvaluator lists,
      OperatorEvaluator operators,
      Conditions conditions,
      ArgumentBinder arguments,
      WithClauseReader attributes) {
    this.reporter = reporter;
    this.fuel = fuel;
    this.names = names;
    this.calls = calls;
    this.lists = lists;
    this.operators = operators;
    this.conditions = conditions;
    this.arguments = arguments;
    this.attributes = attributes;
  }

  /** See {@link Core#evaluate}. */
  TracedValue evaluate(Expr expr, Environment environment, ExpectedType expected) {
    if (!fuel.begin(expr.span())) {
      return TracedValue.UNKNOWN;
    }
    try {
      Diagnostic unquoted = UnquotedString.of(expr, expected, environment);
      if (unquoted != null) {
        reporter.add(unquoted);
        return TracedValue.UNKNOWN;
      }
      return expr.accept(new One(environment, expected));
    } finally {
      fuel.end();
    }
  }

  /** Evaluates one expression. */
  private final class One implements Expr.Visitor<TracedValue> {
    private final Environment environment;
    private final ExpectedType expected;

    One(Environment environment, ExpectedType expected) {
      this.environment = environment;
      this.expected = expected;
    }

    private TracedValue operand(Expr expr) {
      return evaluate(expr, environment, ExpectedType.ANYTHING);
    }

    @Override
    public TracedValue visitName(Expr.Name name) {
      return names.value(name.text(), environment, name.span(), expected);
    }

    @Override
    public TracedValue visitWhole(Expr.Whole whole) {
      return TracedValue.constant(Value.Int.of(whole.value()));
    }

    @Override
    public TracedValue visitDecimal(Expr.Decimal decimal) {
      return TracedValue.constant(new Value.Real(decimal.value()));
    }

    @Override
    public TracedValue visitLengthLiteral(Expr.LengthLiteral length) {
      return TracedValue.constant(new Value.Length(length.pixels()));
    }

    @Override
    public TracedValue visitSizeLiteral(Expr.SizeLiteral size) {
      return TracedValue.constant(new Value.Size(size.height(), size.width()));
    }

    @Override
    public TracedValue visitRatioLiteral(Expr.RatioLiteral ratio) {
      return TracedValue.constant(new Value.Ratio(ratio.value()));
    }

    @Override
    public TracedValue visitRateLiteral(Expr.RateLiteral rate) {
      return TracedValue.constant(new Value.Rate(rate.value(), rate.images()));
    }

    @Override
    public TracedValue visitDurationLiteral(Expr.DurationLiteral duration) {
      return TracedValue.constant(new Value.Duration(duration.count(), duration.epochs()));
    }

    @Override
    public TracedValue visitText(Expr.Text text) {
      return TracedValue.constant(new Value.Text(text.value()));
    }

    @Override
    public TracedValue visitFlag(Expr.Flag flag) {
      return TracedValue.constant(new Value.Bool(flag.value()));
    }

    @Override
    public TracedValue visitNone(Expr.None none) {
      return TracedValue.constant(new Value.None());
    }

    @Override
    public TracedValue visitBroken(Expr.Broken broken) {
      return TracedValue.UNKNOWN;
    }

    @Override
    public TracedValue visitRest(Expr.Rest rest) {
      reporter.add(ElaborateErrors.restOutsideShape(rest.span()));
      return TracedValue.UNKNOWN;
    }

    @Override
    public TracedValue visitSelect(Expr.Select select) {
      TracedValue target = operand(select.target());
      TracedValue selected = names.select(target, select.name(), select.nameSpan());
      List<Origin> holder =
          target.value() instanceof ComponentInstance ? List.of() : target.origins();
      return new TracedValue(
          selected.value(),
          selected.node(),
          TracedValue.join(selected.origins(), holder),
          selected.parts());
    }

    @Override
    public TracedValue visitCall(Expr.Call call) {
      return calls.call(call, environment, expected);
    }

    @Override
    public TracedValue visitIndex(Expr.Index index) {
      return lists.index(index, environment);
    }

    @Override
    public TracedValue visitUnary(Expr.Unary unary) {
      Operator.Unary operator = Operator.Unary.valueOf(unary.operator().name());
      return operators.unary(operator, operand(unary.operand()), unary.span());
    }

    @Override
    public TracedValue visitBinary(Expr.Binary binary) {
      boolean equality =
          binary.operator() == BinaryOperator.EQUAL
              || binary.operator() == BinaryOperator.NOT_EQUAL;
      TracedValue left = operand(binary.left());
      Operator.Binary operator;
      if (binary.operator() == BinaryOperator.IMPLIES) { // a implies b: not a or b
        if (!left.unknown() && !left.isBoolean()) {
          reporter.add(ElaborateErrors.impliesOf(left.value(), binary.left().span()));
          return TracedValue.UNKNOWN;
        }
        operator = Operator.Binary.OR;
        left = operators.unary(Operator.Unary.NOT, left, binary.left().span());
      } else {
        operator = Operator.Binary.valueOf(binary.operator().name());
      }
      TracedValue decided = OperatorEvaluator.decided(operator, left);
      if (decided != null) {
        return decided;
      }
      ExpectedType words =
          equality
              ? new ExpectedType(null, arguments.wordsOf(binary.left(), environment), "")
              : ExpectedType.ANYTHING;
      TracedValue right = evaluate(binary.right(), environment, words);
      if (equality && (right.none() || left.none()) && !left.unknown() && !right.unknown()) {
        return absence(binary, left, right);
      }
      return operators.binary(operator, left, right, binary.span());
    }

    /** {@code x == none}, which a generalized method must ask again at run time. */
    private TracedValue absence(Expr.Binary binary, TracedValue left, TracedValue right) {
      TracedValue asked = right.none() ? left : right;
      boolean outcome = asked.none() == (binary.operator() == BinaryOperator.EQUAL);
      TracedValue none = TracedValue.constant(new Value.None());
      return OperatorEvaluator.constant(
          new Value.Bool(outcome), binary.operator().text(), List.of(asked, none));
    }

    @Override
    public TracedValue visitRangeOf(Expr.RangeOf range) {
      TracedValue start = operand(range.start());
      TracedValue end = operand(range.end());
      if (start.unknown() || end.unknown()) {
        return TracedValue.UNKNOWN;
      }
      List<TracedValue> ends = List.of(start, end);
      return Arithmetic.range(start.value(), end.value())
          .fold(
              value -> OperatorEvaluator.constant(value, "..", ends),
              mismatch -> {
                reporter.mismatch(mismatch, range.span(), ends);
                return TracedValue.UNKNOWN;
              });
    }

    @Override
    public TracedValue visitChoice(Expr.Choice choice) {
      TracedValue condition = conditions.evaluate(choice.condition(), environment);
      if (!(condition.value() instanceof Value.Bool outcome)) {
        evaluate(choice.yes(), environment, expected); // for the mistakes in it
        evaluate(choice.no(), environment, expected);
        return TracedValue.UNKNOWN;
      }
      Expr taken = outcome.value() ? choice.yes() : choice.no();
      TracedValue value = evaluate(taken, environment, expected);
      return value.unknown()
          ? value
          : new TracedValue(
              value.value(),
              chosen(condition.node(), outcome.value(), value),
              TracedValue.join(value.origins(), condition.origins()),
              value.parts());
    }

    /** A constant keeps the condition as its formula; a component is what it is. */
    private Node chosen(Node condition, boolean outcome, TracedValue value) {
      if (value.node() instanceof Node.Constant constant && !value.none()) {
        return new Node.Constant(
            constant.value(), null, new Node.Formula("if", List.of(condition, constant)));
      }
      return value.value() instanceof Value.Component
          ? value.node()
          : new Node.Conditional(condition, outcome, value.node());
    }

    @Override
    public TracedValue visitListOf(Expr.ListOf list) {
      return lists.list(list, environment, expected);
    }

    @Override
    public TracedValue visitComprehension(Expr.Comprehension comprehension) {
      return lists.comprehension(comprehension, environment, expected);
    }

    @Override
    public TracedValue visitWith(Expr.With with) {
      TracedValue value = evaluate(with.value(), environment, expected);
      if (value.unknown()) {
        return TracedValue.UNKNOWN;
      }
      WithClause said = attributes.read(with.arguments(), environment);
      if (value.value() instanceof ComponentValue component) {
        return new TracedValue(component.and(said), value.node(), value.origins());
      } else if (value.value() instanceof Value.ListValue list) {
        List<Value> all =
            list.elements().stream()
                .<Value>map(e -> e instanceof ComponentValue c ? c.and(said) : e)
                .toList();
        return new TracedValue(new Value.ListValue(all), value.node(), value.origins());
      }
      reporter.add(ElaborateErrors.attributesOfValue(with.span()));
      return TracedValue.UNKNOWN;
    }
  }
}
