package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Lists and shapes: written out, made by a loop, taken from. */
final class Lists {
  private final Elaboration e;

  Lists(Elaboration e) {
    this.e = e;
  }

  /** {@code [a, b, c]}, a shape or a list. */
  Val list(Expr.ListOf list, Frame frame, Wanted wanted) {
    List<Value> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<List<Origin>> parts = new ArrayList<>();
    List<Origin> origins = List.of();
    boolean unknown = false;
    for (Expr element : list.elements()) {
      if (element instanceof Expr.Rest) {
        Val rest = rest(element, frame);
        if (rest.unknown()) {
          return Val.UNKNOWN;
        }
        List<? extends Value> sizes = ((Value.ListValue) rest.value()).elements();
        for (int i = 0; i < sizes.size(); i++) {
          values.add(sizes.get(i));
          nodes.add(((Node.Sizes) rest.node()).sizes().get(i));
          parts.add(rest.part(i));
        }
        continue;
      }
      Val val = e.evaluator.eval(element, frame, wanted);
      unknown |= val.unknown();
      values.add(val.value());
      nodes.add(val.node());
      parts.add(val.origins());
      origins = Val.join(origins, val.origins());
    }
    if (unknown) {
      return Val.UNKNOWN;
    }
    List<Value> sizes = sizes(values);
    return new Val(new Value.ListValue(sizes), node(sizes, nodes), origins, parts);
  }

  private Val rest(Expr element, Frame frame) {
    Val rest = frame.local(Shapes.REST);
    if (rest == null) {
      e.report.add(
          Diagnostic.error(
                  Code.ILLEGAL_DECLARATION,
                  "`...` repeats the sizes of a parameter's `...`, and there is none here")
              .at(element.span()));
      return Val.UNKNOWN;
    }
    return rest;
  }

  /** In a shape a length counts its pixels; a list of lengths alone stays one. */
  private static List<Value> sizes(List<Value> values) {
    boolean shape =
        values.stream().allMatch(v -> v instanceof Value.Int || v instanceof Value.Length)
            && values.stream().anyMatch(Value.Int.class::isInstance);
    return !shape
        ? values
        : values.stream()
            .map(v -> v instanceof Value.Length length ? Value.Int.of(length.pixels()) : v)
            .toList();
  }

  /** Tensors make a list of code; sizes keep each its own formula; other constants are one. */
  private static Node node(List<Value> values, List<Node> nodes) {
    if (values.stream().anyMatch(Value.Tensor.class::isInstance)) {
      return new Node.ListOf(nodes);
    } else if (sizes(values, nodes)) {
      return new Node.Sizes(nodes);
    }
    return values.stream().anyMatch(v -> v instanceof Closure || v instanceof Placed)
        ? new Node.ListOf(nodes)
        : Node.Constant.of(new Value.ListValue(values));
  }

  /** Whether all are whole numbers or lengths, or quotients that should have been whole. */
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
  Val comprehension(Expr.Comprehension comprehension, Frame frame, Wanted wanted) {
    Val source = e.evaluator.eval(comprehension.list(), frame, Wanted.ANYTHING);
    List<? extends Value> elements = elements(source, comprehension.list());
    if (elements == null) {
      return Val.UNKNOWN;
    }
    boolean tensors = elements.stream().anyMatch(Value.Tensor.class::isInstance);
    List<Value> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<List<Origin>> parts = new ArrayList<>();
    List<Origin> origins = source.origins();
    for (int i = 0; i < elements.size(); i++) {
      Frame inner = frame.within();
      Node node =
          tensors
              ? new Node.Local(comprehension.variable())
              : elements.get(i) instanceof Placed
                  ? element(source, i)
                  : counter(comprehension.variable(), elements.get(i));
      inner.name(comprehension.variable(), new Val(elements.get(i), node, source.part(i)));
      Val val = e.evaluator.eval(comprehension.element(), inner, wanted);
      if (val.unknown() || e.effort.over()) {
        return Val.UNKNOWN;
      }
      values.add(val.value());
      nodes.add(val.node());
      parts.add(val.origins());
      origins = Val.join(origins, val.origins());
    }
    boolean mapped = tensors && values.stream().anyMatch(Value.Tensor.class::isInstance);
    return new Val(
        new Value.ListValue(values),
        mapped
            ? new Node.MapOver(source.node(), comprehension.variable(), nodes)
            : node(values, nodes),
        origins,
        parts);
  }

  private static Node counter(String variable, Value element) {
    return new Node.Constant(element, new Node.Label(variable, Node.Owner.INDEX, ""), null);
  }

  /** The elements of a list or of a range of whole numbers; null, with a message, for others. */
  @Nullable List<? extends Value> elements(Val source, Expr expr) {
    if (source.value() instanceof Value.ListValue list) {
      return list.elements();
    } else if (source.value() instanceof Value.Range range) {
      Value.ListValue numbers = Builtins.expanded(range);
      if (numbers != null) {
        return numbers.elements();
      }
    }
    if (!source.unknown()) {
      Diagnostic diagnostic =
          Diagnostic.error(
              Code.WRONG_TYPE, "`for` takes a list, or a range of at most 100,000 integers");
      e.report.blame(
          source.value() instanceof Value.Int number
              ? diagnostic.help("write 0..%s".formatted(number))
              : diagnostic,
          expr.span(),
          source.origins(),
          "this is " + Describe.article(source.value()));
    }
    return null;
  }

  /** {@code list[i]} or {@code list[from..to]}. */
  Val index(Expr.Index index, Frame frame) {
    Val target = e.evaluator.eval(index.target(), frame, Wanted.ANYTHING);
    Val at = e.evaluator.eval(index.index(), frame, Wanted.ANYTHING);
    if (target.unknown() || at.unknown()) {
      return Val.UNKNOWN;
    }
    List<? extends Value> list = elements(target, at);
    List<Origin> origins = Val.join(at.origins(), target.origins());
    if (list == null) {
      Diagnostic diagnostic = Diagnostic.error(Code.NO_SUCH_AXIS, "only lists have elements");
      e.report.blame(
          target.tensor()
              ? diagnostic.help("slice(x, 0..1, axis: 0) takes a part of a tensor")
              : diagnostic,
          index.target().span(),
          target.origins(),
          "this is " + Describe.article(target.value()));
      return Val.UNKNOWN;
    } else if (at.value() instanceof Value.Int number && Builtins.axis(number, list.size()) >= 0) {
      int i = Builtins.axis(number, list.size());
      return new Val(
          list.get(i), element(target, list, at, i), Val.join(target.part(i), at.origins()));
    } else if (at.value() instanceof Value.Range range && within(range, list.size())) {
      int from = (int) Arithmetic.number(range.start());
      int to = (int) Arithmetic.number(range.end());
      Value part = new Value.ListValue(list.subList(from, to));
      List<List<Origin>> parts =
          target.parts().size() == list.size() ? target.parts().subList(from, to) : List.of();
      boolean layers = list.stream().anyMatch(Placed.class::isInstance);
      return new Val(
          part, layers ? elements(target, from, to) : Node.Constant.of(part), origins, parts);
    }
    e.report.blame(
        Diagnostic.error(
            Code.NO_SUCH_AXIS,
            list.isEmpty()
                ? "the list is empty"
                : list.size() == 1
                    ? "the list has one element"
                    : "the list has %d elements, 0 to %d".formatted(list.size(), list.size() - 1)),
        index.span(),
        origins,
        "there is no element " + at.value());
    return Val.UNKNOWN;
  }

  /** The elements of a list, or the sizes of a tensor that is known as a type only. */
  private static @Nullable List<? extends Value> elements(Val target, Val at) {
    if (target.value() instanceof Value.ListValue list) {
      return list.elements();
    }
    boolean type = target.node() instanceof Node.Constant && at.value() instanceof Value.Int;
    return type && target.value() instanceof Value.Tensor tensor ? tensor.shape() : null;
  }

  private static boolean within(Value.Range range, int size) {
    return range.start() instanceof Value.Int from
        && range.end() instanceof Value.Int to
        && 0 <= from.number()
        && from.number() <= to.number()
        && to.number() <= size;
  }

  private static Node element(Val target, List<? extends Value> list, Val at, int i) {
    if (list.get(i) instanceof Value.Tensor || list.get(i) instanceof Placed) {
      return element(target, i);
    } else if (target.node() instanceof Node.Sizes sizes && sizes.sizes().size() == list.size()) {
      return sizes.sizes().get(i);
    }
    return new Node.Constant(
        list.get(i), null, new Node.Formula("[]", List.of(target.node(), at.node())));
  }

  /** Code for an element of a list of tensors or parts. */
  static Node element(Val list, int i) {
    return list.node() instanceof Node.ListOf written
        ? written.elements().get(i)
        : new Node.Element(list.node(), i);
  }

  private static Node elements(Val list, int from, int to) {
    List<Node> nodes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      nodes.add(element(list, i));
    }
    return new Node.ListOf(nodes);
  }

  /** Whether code names a part that the component or its body holds. */
  static boolean isReceiver(Node node) {
    return node instanceof Node.Local
        || node instanceof Node.MemberTensor
        || node instanceof Node.Element element && element.list() instanceof Node.MemberTensor;
  }
}
