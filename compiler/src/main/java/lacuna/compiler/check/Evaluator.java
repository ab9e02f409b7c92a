package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.value.Value;

/**
 * Works an expression out: what is constant becomes a value, what is a tensor becomes code with a
 * shape.
 */
final class Evaluator {
  private final Elaboration e;

  Evaluator(Elaboration e) {
    this.e = e;
  }

  /** The value of an expression; unknown, with a message, where it has none. */
  Val eval(Expr expr, Frame frame, Wanted wanted) {
    if (!e.effort.begin(expr.span())) {
      return Val.UNKNOWN;
    }
    try {
      return value(expr, frame, wanted);
    } finally {
      e.effort.end();
    }
  }

  private Val value(Expr expr, Frame frame, Wanted wanted) {
    if (expr instanceof Expr.Name name) {
      return e.names.name(name.text(), frame, name.span(), wanted);
    } else if (expr instanceof Expr.Select select) {
      return select(select, frame);
    } else if (expr instanceof Expr.Call call) {
      return e.calls.call(call, frame, wanted);
    } else if (expr instanceof Expr.Index index) {
      return e.lists.index(index, frame);
    } else if (expr instanceof Expr.Unary unary) {
      return e.operators.unary(
          unary.operator(), eval(unary.operand(), frame, Wanted.ANYTHING), unary.span());
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, frame);
    } else if (expr instanceof Expr.RangeOf range) {
      return range(range, frame);
    } else if (expr instanceof Expr.Choice choice) {
      return choice(choice, frame, wanted);
    } else if (expr instanceof Expr.ListOf list) {
      return e.lists.list(list, frame, wanted);
    } else if (expr instanceof Expr.Comprehension comprehension) {
      return e.lists.comprehension(comprehension, frame, wanted);
    } else if (expr instanceof Expr.With with) {
      return with(with, frame, wanted);
    } else if (expr instanceof Expr.Rest rest) {
      e.report.add(Diagnostic.error(Code.ILLEGAL_DECLARATION, "`...` is allowed only within a shape").at(rest.span()));
      return Val.UNKNOWN;
    }
    return literal(expr);
  }

  private static Val literal(Expr expr) {
    Value value = new Value.Unknown();
    if (expr instanceof Expr.Whole whole) {
      value = Value.Int.of(whole.value());
    } else if (expr instanceof Expr.Decimal decimal) {
      value = new Value.Real(decimal.value());
    } else if (expr instanceof Expr.LengthLiteral length) {
      value = new Value.Length(length.pixels());
    } else if (expr instanceof Expr.SizeLiteral size) {
      value = new Value.Size(size.height(), size.width());
    } else if (expr instanceof Expr.RatioLiteral ratio) {
      value = new Value.Ratio(ratio.value());
    } else if (expr instanceof Expr.RateLiteral rate) {
      value = new Value.Rate(rate.value(), rate.images());
    } else if (expr instanceof Expr.DurationLiteral duration) {
      value = new Value.Duration(duration.count(), duration.epochs());
    } else if (expr instanceof Expr.Text text) {
      value = new Value.Text(text.value());
    } else if (expr instanceof Expr.Flag flag) {
      value = new Value.Bool(flag.value());
    } else if (expr instanceof Expr.None) {
      value = new Value.None();
    }
    return Val.constant(value);
  }

  private Val select(Expr.Select select, Frame frame) {
    Val target = eval(select.target(), frame, Wanted.ANYTHING);
    Val selected = e.names.select(target, select.name(), select.nameSpan());
    List<Origin> origins = target.value() instanceof Placed ? List.of() : target.origins();
    return new Val(
        selected.value(), selected.node(), Val.join(selected.origins(), origins), selected.parts());
  }

  private Val binary(Expr.Binary binary, Frame frame) {
    boolean equality =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    Val left = eval(binary.left(), frame, Wanted.ANYTHING);
    Wanted words =
        equality ? new Wanted(null, e.arguments.wordsOf(binary.left(), frame)) : Wanted.ANYTHING;
    Val right = eval(binary.right(), frame, words);
    if (equality && (right.none() || left.none()) && !left.unknown() && !right.unknown()) {
      return absence(binary, left, right);
    }
    return e.operators.binary(binary.operator(), left, right, binary.span());
  }

  /** {@code x == none}, which a merged method must ask again at run time. */
  private static Val absence(Expr.Binary binary, Val left, Val right) {
    Val asked = right.none() ? left : right;
    boolean outcome = asked.none() == (binary.operator() == BinaryOperator.EQUAL);
    Node.Formula formula =
        new Node.Formula(
            binary.operator().text(), List.of(asked.node(), Node.Constant.of(new Value.None())));
    return new Val(
        new Value.Bool(outcome),
        new Node.Constant(new Value.Bool(outcome), null, formula),
        asked.origins());
  }

  private Val range(Expr.RangeOf range, Frame frame) {
    Val start = eval(range.start(), frame, Wanted.ANYTHING);
    Val end = eval(range.end(), frame, Wanted.ANYTHING);
    if (start.unknown() || end.unknown()) {
      return Val.UNKNOWN;
    }
    Value value = new Value.Range(start.value(), end.value());
    Node.Formula formula = new Node.Formula("..", List.of(start.node(), end.node()));
    Val made =
        new Val(
            value,
            new Node.Constant(value, null, formula),
            Val.join(start.origins(), end.origins()));
    boolean alike =
        Arithmetic.isPlain(start.value()) && Arithmetic.isPlain(end.value())
            || start.value().getClass() == end.value().getClass();
    if (!alike) {
      e.report.blame(
          Diagnostic.error(Code.WRONG_UNIT, "a range goes from one value to another of the same unit"),
          range.span(),
          made.origins(),
          value.toString());
      return Val.UNKNOWN;
    }
    return made;
  }

  private Val choice(Expr.Choice choice, Frame frame, Wanted wanted) {
    Val condition = condition(choice.condition(), frame);
    if (condition.unknown()) {
      eval(choice.yes(), frame, wanted); // for the mistakes in it
      eval(choice.no(), frame, wanted);
      return Val.UNKNOWN;
    }
    boolean outcome = ((Value.Bool) condition.value()).value();
    Val value = eval(outcome ? choice.yes() : choice.no(), frame, wanted);
    if (value.unknown()) {
      return value;
    }
    boolean known =
        value.node() instanceof Node.Constant && !value.none()
            || value.value() instanceof Closure
            || value.value() instanceof Placed;
    Node node = known ? value.node() : new Node.Chosen(condition.node(), outcome, value.node());
    if (known && value.node() instanceof Node.Constant constant) {
      node =
          new Node.Constant(
              constant.value(), null, new Node.Formula("if", List.of(condition.node(), constant)));
    }
    return new Val(
        value.value(), node, Val.join(value.origins(), condition.origins()), value.parts());
  }

  /** A condition, which must be known at compile time. */
  Val condition(Expr expr, Frame frame) {
    Val condition = eval(expr, frame, Wanted.ANYTHING);
    if (condition.unknown() || condition.value() instanceof Value.Bool) {
      return condition;
    }
    e.report.blame(
        Diagnostic.error(Code.WRONG_TYPE, "the condition of `if`, `require` or `advise` must be known before the run")
            .help(
                condition.tensor()
                    ? "where(condition, yes, no) chooses between tensors"
                    : "compare: x == 0"),
        expr.span(),
        condition.origins(),
        "this is " + Describe.article(condition.value()));
    return Val.UNKNOWN;
  }

  private Val with(Expr.With with, Frame frame, Wanted wanted) {
    Val value = eval(with.value(), frame, wanted);
    List<Closure.Annotation> annotations = new ArrayList<>();
    with.arguments().forEach(a -> annotations.add(new Closure.Annotation(a, frame)));
    if (value.value() instanceof Closure closure) {
      return new Val(closure.annotated(annotations), value.node(), value.origins());
    } else if (value.value() instanceof Value.ListValue list) {
      List<Value> all = new ArrayList<>();
      list.elements().forEach(x -> all.add(x instanceof Closure c ? c.annotated(annotations) : x));
      return new Val(new Value.ListValue(all), value.node(), value.origins());
    } else if (!value.unknown()) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "`with` is allowed only after a layer, a parameter or a part of a stage")
              .at(with.span()));
    }
    return Val.UNKNOWN;
  }
}
