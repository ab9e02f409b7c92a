package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Evaluates lists and shapes: written out, made by a loop, taken from. */
final class ListEvaluator {
  private final Core core;
  private final Reporter reporter;
  private final Fuel fuel;

  ListEvaluator(Core core, Reporter reporter, Fuel fuel) {
    this.core = core;
    this.reporter = reporter;
    this.fuel = fuel;
  }

  /** Elements as they are gathered. */
  private static final class Gathered {
    private final List<Value> values = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Origin>> parts = new ArrayList<>();
    private List<Origin> origins = List.of();

    /** The elements, those of lists within the list included. */
    private int count;

    private void add(Value value, Node node, List<Origin> part) {
      count += Elements.count(value);
      values.add(value);
      nodes.add(node);
      parts.add(part);
    }

    private void add(TracedValue value) {
      add(value.value(), value.node(), value.origins());
      origins = TracedValue.join(origins, value.origins());
    }

    private boolean unknown() {
      return values.stream().anyMatch(Value.Unknown.class::isInstance);
    }
  }

  /** {@code [a, b, c]}, a shape or a list. */
  TracedValue list(Expr.ListOf list, Environment environment, ExpectedType expected) {
    Gathered gathered = new Gathered();
    for (Expr element : list.elements()) {
      if (!(element instanceof Expr.Rest)) {
        gathered.add(core.evaluate(element, environment, expected));
        continue;
      }
      TracedValue rest = environment.local(ShapeMatcher.REST);
      if (rest == null) {
        reporter.add(ElaborateErrors.restWithoutParameter(element.span()));
        return TracedValue.UNKNOWN;
      } else if (rest.unknown()) {
        return TracedValue.UNKNOWN;
      }
      List<? extends Value> sizes = ((Value.ListValue) rest.value()).elements();
      for (int i = 0; i < sizes.size(); i++) {
        gathered.add(
            sizes.get(i), ((Node.Sizes) rest.node()).sizes().get(i), rest.part(i));
      }
    }
    if (gathered.unknown() || tooLong(gathered, list.span())) {
      return TracedValue.UNKNOWN;
    }
    List<Value> values = Sizes.written(gathered.values);
    return new TracedValue(
        new Value.ListValue(values),
        node(values, gathered.nodes),
        gathered.origins,
        gathered.parts);
  }

  /** Tensors make a list of code; sizes keep each its own formula; other constants are one. */
  private static Node node(List<Value> values, List<Node> nodes) {
    if (values.stream().anyMatch(Value.Tensor.class::isInstance)) {
      return new Node.ListOf(nodes);
    } else if (sizes(values, nodes)) {
      return new Node.Sizes(nodes);
    }
    return values.stream().anyMatch(Value.Component.class::isInstance)
        ? new Node.ListOf(nodes)
        : Node.Constant.of(new Value.ListValue(values));
  }

  /** Whether all are integers or lengths, or quotients that should have been whole. */
  private static boolean sizes(List<Value> values, List<Node> nodes) {
    boolean quotients = false;
    for (int i = 0; i < values.size(); i++) {
      boolean size = values.get(i) instanceof Value.Int || values.get(i) instanceof Value.Length;
      boolean quotient =
          values.get(i) instanceof Value.Real
              && nodes.get(i) instanceof Node.Constant constant
              && constant.formula() != null;
      if (!size && !quotient) {
        return false;
      }
      quotients |= quotient;
    }
    return !quotients || values.stream().anyMatch(Value.Int.class::isInstance);
  }

  /** {@code [for i in list: element]}. */
  TracedValue comprehension(
      Expr.Comprehension comprehension, Environment environment, ExpectedType expected) {
    TracedValue source = core.evaluate(comprehension.list(), environment);
    List<? extends Value> elements = elements(source, comprehension.list());
    if (elements == null) {
      return TracedValue.UNKNOWN;
    }
    boolean tensors = elements.stream().anyMatch(Value.Tensor.class::isInstance);
    Gathered gathered = new Gathered();
    gathered.origins = source.origins();
    for (int i = 0; i < elements.size(); i++) {
      Value element = elements.get(i);
      Environment inner = environment.inner();
      Node node =
          tensors
              ? new Node.Local(comprehension.variable())
              : element instanceof ComponentInstance
                  ? element(source, i)
                  : counter(comprehension.variable(), element);
      inner.name(comprehension.variable(), new TracedValue(element, node, source.part(i)));
      TracedValue value = core.evaluate(comprehension.element(), inner, expected);
      if (value.unknown() || fuel.spent()) {
        return TracedValue.UNKNOWN;
      }
      gathered.add(value);
      if (tooLong(gathered, comprehension.span())) {
        return TracedValue.UNKNOWN;
      }
    }
    boolean mapped = tensors && gathered.values.stream().anyMatch(Value.Tensor.class::isInstance);
    return new TracedValue(
        new Value.ListValue(gathered.values),
        mapped
            ? new Node.MapOver(source.node(), comprehension.variable(), gathered.nodes)
            : node(gathered.values, gathered.nodes),
        gathered.origins,
        gathered.parts);
  }

  private boolean tooLong(Gathered gathered, Span span) {
    if (gathered.count <= Elements.LONGEST) {
      return false;
    }
    reporter.add(ElaborateErrors.listTooLong(span, Elements.LONGEST));
    return true;
  }

  private static Node counter(String variable, Value element) {
    return new Node.Constant(element, new Node.Label(variable, Node.Owner.INDEX, ""), null);
  }

  /** The elements of a list or of a range of integers; null, with a message, for others. */
  @Nullable List<? extends Value> elements(TracedValue source, Expr expr) {
    if (source.unknown()) {
      return null;
    }
    return Elements.each(source.value())
        .<@Nullable List<? extends Value>>fold(
            elements -> elements,
            mismatch -> {
              reporter.mismatch(mismatch, expr.span(), List.of(source));
              return null;
            });
  }

  /** {@code list[i]} or {@code list[from..to]}. */
  TracedValue index(Expr.Index index, Environment environment) {
    TracedValue target = core.evaluate(index.target(), environment);
    TracedValue at = core.evaluate(index.index(), environment);
    if (target.unknown() || at.unknown()) {
      return TracedValue.UNKNOWN;
    }
    List<? extends Value> list = indexed(target, at);
    if (list == null) {
      reporter.mismatch(
          ElaborateErrors.notIndexable(target.tensor()),
          index.target().span(),
          target.origins(),
          ElaborateErrors.thisIs(target.value()));
      return TracedValue.UNKNOWN;
    }
    return Elements.take(list.size(), at.value())
        .fold(
            taken ->
                taken.single()
                    ? single(target, list, at, taken.from())
                    : some(target, list, at, taken),
            mismatch -> {
              reporter.mismatch(mismatch, index.span(), List.of(target, at));
              return TracedValue.UNKNOWN;
            });
  }

  /** The elements of a list, or the sizes of a tensor that is known as a type only. */
  private static @Nullable List<? extends Value> indexed(TracedValue target, TracedValue at) {
    if (target.value() instanceof Value.ListValue list) {
      return list.elements();
    }
    boolean type = target.node() instanceof Node.Constant && at.value() instanceof Value.Int;
    return type && target.value() instanceof Value.Tensor tensor ? tensor.shape() : null;
  }

  private static TracedValue single(
      TracedValue target, List<? extends Value> list, TracedValue at, int i) {
    Value element = list.get(i);
    Node node;
    if (element instanceof Value.Tensor || element instanceof ComponentInstance) {
      node = element(target, i);
    } else if (target.node() instanceof Node.Sizes sizes && sizes.sizes().size() == list.size()) {
      node = sizes.sizes().get(i);
    } else {
      node =
          new Node.Constant(
              element, null, new Node.Formula("[]", List.of(target.node(), at.node())));
    }
    return new TracedValue(element, node, TracedValue.join(target.part(i), at.origins()));
  }

  private static TracedValue some(
      TracedValue target,
      List<? extends Value> list,
      TracedValue at,
      Elements.Taken taken) {
    Value.ListValue part = new Value.ListValue(list.subList(taken.from(), taken.to()));
    List<List<Origin>> parts =
        target.parts().size() == list.size()
            ? target.parts().subList(taken.from(), taken.to())
            : List.of();
    boolean layers = list.stream().anyMatch(ComponentInstance.class::isInstance);
    List<Node> nodes = new ArrayList<>();
    for (int i = taken.from(); layers && i < taken.to(); i++) {
      nodes.add(element(target, i));
    }
    return new TracedValue(
        part,
        layers ? new Node.ListOf(nodes) : Node.Constant.of(part),
        TracedValue.join(at.origins(), target.origins()),
        parts);
  }

  /** Code for an element of a list of tensors or parts. */
  static Node element(TracedValue list, int i) {
    return list.node() instanceof Node.ListOf written
        ? written.elements().get(i)
        : new Node.Element(list.node(), i);
  }
}
