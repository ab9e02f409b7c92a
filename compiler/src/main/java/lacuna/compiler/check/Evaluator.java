package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.value.Value;

/** Works an expression out: what is constant becomes a value, what is a tensor becomes code with a shape. */
final class Evaluator {
  private final Elaboration e;

  Evaluator(Elaboration e) {
    this.e = e;
  }

  /** The value of an expression; unknown, with a message, where it has none. */
  Val eval(Expr expr, Frame frame, Wanted wanted) {
    if (expr instanceof Expr.Name name) {
      return e.names.name(name.text(), frame, name.span(), wanted);
    } else if (expr instanceof Expr.Select select) {
      return select(select, frame);
    } else if (expr instanceof Expr.Call call) {
      return e.calls.call(call, frame, wanted);
    } else if (expr instanceof Expr.Index index) {
      return index(index, frame);
    } else if (expr instanceof Expr.Unary unary) {
      return e.operators.unary(unary.operator(), eval(unary.operand(), frame, Wanted.ANYTHING), unary.span());
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, frame);
    } else if (expr instanceof Expr.RangeOf range) {
      return range(range, frame);
    } else if (expr instanceof Expr.Choice choice) {
      return choice(choice, frame, wanted);
    } else if (expr instanceof Expr.ListOf list) {
      return list(list, frame, wanted);
    } else if (expr instanceof Expr.Comprehension comprehension) {
      return comprehension(comprehension, frame, wanted);
    } else if (expr instanceof Expr.With with) {
      return with(with, frame, wanted);
    } else if (expr instanceof Expr.Rest rest) {
      e.report.add(Diagnostic.error(Code.T06, "`...` stands within a shape only").at(rest.span()));
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
    return new Val(selected.value(), selected.node(), Val.join(selected.origins(), target.origins()));
  }

  private Val binary(Expr.Binary binary, Frame frame) {
    boolean equality = binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    Val left = eval(binary.left(), frame, Wanted.ANYTHING);
    Wanted words = equality ? new Wanted(null, e.calls.wordsOf(binary.left(), frame)) : Wanted.ANYTHING;
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
    Node.Formula formula = new Node.Formula(binary.operator().text(), List.of(asked.node(), Node.Constant.of(new Value.None())));
    return new Val(new Value.Bool(outcome), new Node.Constant(new Value.Bool(outcome), null, formula), asked.origins());
  }

  private Val range(Expr.RangeOf range, Frame frame) {
    Val start = eval(range.start(), frame, Wanted.ANYTHING);
    Val end = eval(range.end(), frame, Wanted.ANYTHING);
    if (start.unknown() || end.unknown()) {
      return Val.UNKNOWN;
    }
    Value value = new Value.Range(start.value(), end.value());
    Node.Formula formula = new Node.Formula("..", List.of(start.node(), end.node()));
    Val made = new Val(value, new Node.Constant(value, null, formula), Val.join(start.origins(), end.origins()));
    boolean alike = Arithmetic.isPlain(start.value()) && Arithmetic.isPlain(end.value()) || start.value().getClass() == end.value().getClass();
    if (!alike) {
      e.report.blame(
          Diagnostic.error(Code.T02, "a range goes from one value to another of the same unit"), range.span(), made.origins(), value.toString());
      return Val.UNKNOWN;
    }
    return made;
  }

  private Val choice(Expr.Choice choice, Frame frame, Wanted wanted) {
    Val condition = condition(choice.condition(), frame);
    if (condition.unknown()) {
      return Val.UNKNOWN;
    }
    boolean outcome = ((Value.Bool) condition.value()).value();
    Val value = eval(outcome ? choice.yes() : choice.no(), frame, wanted);
    if (value.unknown()) {
      return value;
    }
    boolean known = value.node() instanceof Node.Constant && !value.none() || value.value() instanceof Closure || value.value() instanceof Placed;
    Node node = known ? value.node() : new Node.Chosen(condition.node(), outcome, value.node());
    if (known && value.node() instanceof Node.Constant constant) {
      node = new Node.Constant(constant.value(), null, new Node.Formula("if", List.of(condition.node(), constant)));
    }
    return new Val(value.value(), node, Val.join(value.origins(), condition.origins()));
  }

  /** A condition, which must be known at compile time. */
  Val condition(Expr expr, Frame frame) {
    Val condition = eval(expr, frame, Wanted.ANYTHING);
    if (condition.unknown() || condition.value() instanceof Value.Bool) {
      return condition;
    }
    e.report.blame(
        Diagnostic.error(Code.T01, "`if` and `require` ask what is known before the run")
            .help(condition.tensor() ? "where(condition, yes, no) chooses between tensors" : "compare: x == 0"),
        expr.span(),
        condition.origins(),
        "this is " + Describe.article(condition.value()));
    return Val.UNKNOWN;
  }

  private Val list(Expr.ListOf list, Frame frame, Wanted wanted) {
    List<Value> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Origin> origins = List.of();
    boolean unknown = false;
    for (Expr element : list.elements()) {
      if (element instanceof Expr.Rest) {
        Val rest = frame.local(Shapes.REST);
        if (rest == null) {
          e.report.add(Diagnostic.error(Code.T06, "`...` repeats the sizes of a parameter's `...`, and there is none here").at(element.span()));
          return Val.UNKNOWN;
        }
        values.addAll(((Value.ListValue) rest.value()).elements());
        nodes.addAll(((Node.Sizes) rest.node()).sizes());
        continue;
      }
      Val val = eval(element, frame, wanted);
      unknown |= val.unknown();
      values.add(val.value());
      nodes.add(val.node());
      origins = Val.join(val.origins(), origins);
    }
    if (unknown) {
      return Val.UNKNOWN;
    }
    return new Val(new Value.ListValue(sizes(values)), listNode(sizes(values), nodes), origins);
  }

  /** In a shape a length counts its pixels; a list of lengths alone stays one. */
  private static List<Value> sizes(List<Value> values) {
    boolean shape = values.stream().allMatch(v -> v instanceof Value.Int || v instanceof Value.Length) && values.stream().anyMatch(Value.Int.class::isInstance);
    return !shape ? values : values.stream().map(v -> v instanceof Value.Length length ? Value.Int.of(length.pixels()) : v).toList();
  }

  /** Tensors make a list of code; sizes keep each its own formula; other constants are one constant. */
  private static Node listNode(List<Value> values, List<Node> nodes) {
    if (values.stream().anyMatch(Value.Tensor.class::isInstance)) {
      return new Node.ListOf(nodes);
    }
    boolean sizes = values.stream().allMatch(v -> v instanceof Value.Int || v instanceof Value.Length);
    return sizes ? new Node.Sizes(nodes) : values.stream().anyMatch(Closure.class::isInstance) ? new Node.ListOf(nodes) : Node.Constant.of(new Value.ListValue(values));
  }

  private Val comprehension(Expr.Comprehension comprehension, Frame frame, Wanted wanted) {
    Val source = eval(comprehension.list(), frame, Wanted.ANYTHING);
    List<? extends Value> elements = elements(source, comprehension.list());
    if (elements == null) {
      return Val.UNKNOWN;
    }
    boolean tensors = elements.stream().anyMatch(Value.Tensor.class::isInstance);
    List<Value> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Origin> origins = source.origins();
    for (Value element : elements) {
      Frame inner = frame.within();
      Node node = tensors ? new Node.Local(comprehension.variable()) : counter(comprehension.variable(), element);
      inner.name(comprehension.variable(), new Val(element, node, source.origins()));
      Val val = eval(comprehension.element(), inner, wanted);
      if (val.unknown()) {
        return Val.UNKNOWN;
      }
      values.add(val.value());
      nodes.add(val.node());
      origins = Val.join(origins, val.origins());
    }
    Value list = new Value.ListValue(values);
    boolean results = values.stream().anyMatch(Value.Tensor.class::isInstance);
    return new Val(list, tensors && results ? new Node.MapOver(source.node(), comprehension.variable(), nodes) : listNode(values, nodes), origins);
  }

  private static Node counter(String variable, Value element) {
    return new Node.Constant(element, new Node.Label(variable, Node.Owner.INDEX, ""), null);
  }

  /** The elements of a list or of a range of whole numbers; null, with a message, where there are none. */
  @org.jspecify.annotations.Nullable List<? extends Value> elements(Val source, Expr expr) {
    if (source.value() instanceof Value.ListValue list) {
      return list.elements();
    } else if (source.value() instanceof Value.Range range && Builtins.expanded(range) != null) {
      return Builtins.expanded(range).elements();
    } else if (!source.unknown()) {
      e.report.blame(
          Diagnostic.error(Code.T01, "`for` runs through a list, or a range of at most 100,000 whole numbers"),
          expr.span(),
          source.origins(),
          "this is " + Describe.article(source.value()));
    }
    return null;
  }

  private Val index(Expr.Index index, Frame frame) {
    Val target = eval(index.target(), frame, Wanted.ANYTHING);
    Val at = eval(index.index(), frame, Wanted.ANYTHING);
    if (target.unknown() || at.unknown()) {
      return Val.UNKNOWN;
    }
    List<Origin> origins = Val.join(target.origins(), at.origins());
    List<? extends Value> list =
        target.value() instanceof Value.ListValue l ? l.elements() : target.value() instanceof Value.Tensor t && at.value() instanceof Value.Int && target.node() instanceof Node.Constant ? t.shape() : null;
    if (list != null && at.value() instanceof Value.Int number) {
      int i = Builtins.axis(number, list.size());
      if (i >= 0) {
        Value element = list.get(i);
        Node node =
            element instanceof Value.Tensor || element instanceof Placed
                ? new Node.Element(target.node(), i)
                : target.node() instanceof Node.Sizes sizes && sizes.sizes().size() == list.size()
                    ? sizes.sizes().get(i)
                    : new Node.Constant(element, null, new Node.Formula("[]", List.of(target.node(), at.node())));
        return new Val(element, node, origins);
      }
    } else if (list != null && at.value() instanceof Value.Range range && range.start() instanceof Value.Int from && range.end() instanceof Value.Int to) {
      if (0 <= from.number() && from.number() <= to.number() && to.number() <= list.size()) {
        Value part = new Value.ListValue(list.subList((int) from.number(), (int) to.number()));
        return new Val(part, Node.Constant.of(part), origins);
      }
    }
    e.report.blame(
        Diagnostic.error(Code.S04, list == null ? "only lists have elements" : "the list has %d elements, counted from 0".formatted(list.size())),
        index.span(),
        origins,
        list == null ? "this is " + Describe.article(target.value()) : "there is no element " + at.value());
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
      e.report.add(Diagnostic.error(Code.T06, "`with` goes with a layer, a parameter or a part of a stage").at(with.span()));
    }
    return Val.UNKNOWN;
  }
}
