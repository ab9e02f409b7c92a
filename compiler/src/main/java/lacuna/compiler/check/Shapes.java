package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Matches tensors with declared shapes. A name that nothing declares takes the size it meets;
 * {@code ...} takes any sizes, and broadcasts where it occurs again.
 */
final class Shapes {
  /** Under this name a frame keeps what {@code ...} stands for. */
  static final String REST = "...";

  private final Elaboration e;

  Shapes(Elaboration e) {
    this.e = e;
  }

  /**
   * Why a tensor does not fit.
   *
   * @param why in words, with both sizes
   * @param origins where these come from
   */
  record Mismatch(String why, List<Origin> origins) {}

  /**
   * Why a tensor does not fit a declared type, or null when it does; names that are new get the
   * sizes they meet.
   *
   * @param local the tensor's own name in the body, or null when no code may read its sizes
   */
  @Nullable Mismatch match(Val tensor, TypeExpr.Tensor type, Frame frame, @Nullable String local) {
    Value.Element actual = ((Value.Tensor) tensor.value()).element();
    Value.Element wanted = wanted(actual, type.element(), frame);
    if (wanted != actual) {
      String why = "it holds %s, but %s is expected".formatted(actual.word(), wanted.word());
      return new Mismatch(why, tensor.origins());
    }
    return matchShape(tensor, type.shape(), frame, local);
  }

  /** The element type that a declaration asks for; a new name asks for what it meets. */
  private Value.Element wanted(Value.Element actual, @Nullable String declared, Frame frame) {
    if (declared == null || word(declared) != null) {
      return element(declared, frame);
    }
    Value.Element bound = frame.elements.putIfAbsent(declared, actual);
    return bound == null ? actual : bound;
  }

  /** What {@code of NAME} means in a result. */
  Value.Element element(@Nullable String declared, Frame frame) {
    if (declared == null) {
      return Value.Element.REAL;
    }
    Value.Element known = word(declared);
    return known != null ? known : frame.elements.getOrDefault(declared, Value.Element.REAL);
  }

  private static Value.@Nullable Element word(String declared) {
    for (Value.Element element : Value.Element.values()) {
      if (element.word().equals(declared)) {
        return element;
      }
    }
    return null;
  }

  private @Nullable Mismatch matchShape(
      Val tensor, Expr declared, Frame frame, @Nullable String local) {
    List<Value.Int> actual = ((Value.Tensor) tensor.value()).shape();
    if (!(declared instanceof Expr.ListOf list)) {
      Val computed = e.evaluator.eval(declared, frame, Wanted.ANYTHING);
      List<Value.Int> wanted = shape(computed);
      return wanted == null || wanted.equals(actual)
          ? null
          : difference(tensor, new Val(computed.value(), computed.node(), computed.origins()));
    }
    int rest = list.elements().stream().map(x -> x instanceof Expr.Rest).toList().indexOf(true);
    int fixed = list.elements().size() - (rest < 0 ? 0 : 1);
    if (rest < 0 ? actual.size() != fixed : actual.size() < fixed) {
      String why =
          "it has %s, but %s%s expected"
              .formatted(axes(actual.size()), rest < 0 ? "" : "at least ", isAre(fixed));
      return new Mismatch(why, tensor.origins());
    }
    int taken = actual.size() - fixed;
    for (int i = 0, axis = 0; i < list.elements().size(); i++) {
      Mismatch mismatch =
          i == rest
              ? bindRest(tensor, axis, axis + taken, frame, local)
              : matchSize(tensor, axis, list.elements().get(i), frame, local);
      if (mismatch != null) {
        return mismatch;
      }
      axis += i == rest ? taken : 1;
    }
    return null;
  }

  private static String axes(int count) {
    return count == 0 ? "no axes" : count == 1 ? "one axis" : count + " axes";
  }

  private static String isAre(int count) {
    return count == 1 ? "one is" : count + " are";
  }

  /** In which axis two shapes differ. */
  static Mismatch difference(Val tensor, Val wanted) {
    List<Value.Int> a = sizesOf(tensor);
    List<Value.Int> b = sizesOf(wanted);
    if (a.size() != b.size()) {
      String why = "it has %s, but %s expected".formatted(axes(a.size()), isAre(b.size()));
      return new Mismatch(why, Val.join(tensor.origins(), wanted.origins()));
    }
    int axis = 0;
    while (axis < a.size() - 1 && a.get(axis).equals(b.get(axis))) {
      axis++;
    }
    String why = "axis %d is %s, but %s is expected".formatted(axis, a.get(axis), b.get(axis));
    return new Mismatch(why, Val.join(tensor.part(axis), wanted.part(axis)));
  }

  private static List<Value.Int> sizesOf(Val val) {
    List<Value.Int> sizes = Builtins.shape(val.value());
    return sizes == null ? List.of() : sizes;
  }

  private @Nullable Mismatch bindRest(
      Val tensor, int from, int to, Frame frame, @Nullable String local) {
    List<Value.Int> sizes = ((Value.Tensor) tensor.value()).shape().subList(from, to);
    List<List<Origin>> parts = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int axis = from; axis < to; axis++) {
      parts.add(tensor.part(axis));
      nodes.add(sizeNode(sizes.get(axis - from), axis, local));
    }
    Val rest = new Val(new Value.ListValue(sizes), new Node.Sizes(nodes), List.of(), parts);
    Val before = frame.local(REST);
    if (before != null) {
      rest = broadcast(before, rest);
      if (rest == null) {
        String why = "%s does not broadcast with %s".formatted(sizes, before.value());
        return new Mismatch(why, Val.join(tensor.origins(), before.origins()));
      }
    }
    frame.name(REST, rest);
    return null;
  }

  /** Two shapes broadcast, each size with its origins; null when they do not go together. */
  private static @Nullable Val broadcast(Val a, Val b) {
    List<Value.Int> all = Operators.broadcast(sizesOf(a), sizesOf(b));
    if (all == null) {
      return null;
    }
    List<Node> nodes = new ArrayList<>();
    all.forEach(size -> nodes.add(Node.Constant.of(size)));
    return new Val(new Value.ListValue(all), new Node.Sizes(nodes), List.of(), joined(a, b, all));
  }

  /** Where the sizes of two broadcast shapes came from. */
  static List<List<Origin>> joined(Val a, Val b, List<Value.Int> all) {
    List<List<Origin>> parts = new ArrayList<>();
    int skipA = all.size() - sizesOf(a).size();
    int skipB = all.size() - sizesOf(b).size();
    for (int i = 0; i < all.size(); i++) {
      boolean ofA = i >= skipA && sizesOf(a).get(i - skipA).equals(all.get(i));
      parts.add(ofA ? a.part(i - skipA) : i >= skipB ? b.part(i - skipB) : List.of());
    }
    return parts;
  }

  /** Which sizes keep two shapes from broadcasting. */
  static Mismatch unbroadcast(Val a, Val b) {
    List<Value.Int> x = sizesOf(a);
    List<Value.Int> y = sizesOf(b);
    Value.Int one = Value.Int.of(1);
    for (int i = 1; i <= Math.min(x.size(), y.size()); i++) {
      Value.Int p = x.get(x.size() - i);
      Value.Int q = y.get(y.size() - i);
      if (!p.equals(q) && !p.equals(one) && !q.equals(one)) {
        String why = "axis -%d is %s here and %s there".formatted(i, p, q);
        return new Mismatch(why, Val.join(a.part(x.size() - i), b.part(y.size() - i)));
      }
    }
    throw new IllegalArgumentException(x + " and " + y + " broadcast");
  }

  private static Node sizeNode(Value.Int size, int axis, @Nullable String local) {
    if (local == null || size.batch()) {
      return Node.Constant.of(size);
    }
    Node.Formula formula =
        new Node.Formula(
            "size", List.of(new Node.Local(local), Node.Constant.of(Value.Int.of(axis))));
    return new Node.Constant(size, null, formula);
  }

  private @Nullable Mismatch matchSize(
      Val tensor, int axis, Expr declared, Frame frame, @Nullable String local) {
    Value.Int actual = ((Value.Tensor) tensor.value()).shape().get(axis);
    if (declared instanceof Expr.Name name) {
      if (name.text().equals("_")) {
        return null;
      } else if (!e.names.known(name.text(), frame)) {
        Node.Constant size = (Node.Constant) sizeNode(actual, axis, local);
        frame.name(
            name.text(),
            new Val(actual, size, tensor.part(axis)).named(name.text(), Node.Owner.FUNCTION, ""));
        if (size.formula() != null) {
          frame.steps.add(new Step.LetConstant(name.text(), size));
        }
        return null;
      }
    }
    Val val = e.evaluator.eval(declared, frame, Wanted.ANYTHING);
    Value.Int wanted = size(val, declared.span());
    if (wanted == null || wanted.equals(actual)) {
      return null;
    }
    String text = describe(declared.span());
    String why =
        text.equals(wanted.toString())
            ? "axis %d is %s, but %s is expected".formatted(axis, actual, wanted)
            : "axis %d is %s, but `%s` is %s here".formatted(axis, actual, text, wanted);
    return new Mismatch(why, Val.join(tensor.part(axis), val.origins()));
  }

  /** A value as a size of a shape; null, with a message, when it is none. */
  Value.@Nullable Int size(Val val, Span span) {
    if (val.unknown()) {
      return null;
    } else if (val.value() instanceof Value.Length length) {
      return Value.Int.of(length.pixels());
    } else if (val.value() instanceof Value.Int number) {
      return number;
    }
    e.types.notWhole(val, "a size of a shape", span);
    return null;
  }

  /** A value as a shape, or null. */
  @Nullable List<Value.Int> shape(Val val) {
    return Builtins.shape(val.value());
  }

  /** The tensor that a result declaration describes; unknown where it cannot be worked out. */
  Val declared(TypeExpr.Tensor type, Frame frame) {
    Val sizes = e.evaluator.eval(type.shape(), frame, Wanted.ANYTHING);
    List<Value.Int> shape = shape(sizes);
    if (shape == null) {
      reportSizes(sizes, type.shape().span());
      return Val.UNKNOWN;
    }
    Value.Tensor tensor = new Value.Tensor(shape, element(type.element(), frame));
    return new Val(tensor, Node.Constant.of(tensor), sizes.origins(), sizes.parts());
  }

  /** Says which parts of a list are no sizes; false when it cannot. */
  boolean reportSizes(Val sizes, Span span) {
    if (!(sizes.value() instanceof Value.ListValue list && sizes.node() instanceof Node.Sizes s)) {
      return false;
    }
    for (int i = 0; i < list.elements().size(); i++) {
      size(new Val(list.elements().get(i), s.sizes().get(i), sizes.part(i)), span);
    }
    return true;
  }

  /** Text of a declaration for the reader. */
  static String describe(Span span) {
    return span.text().replaceAll("\\s+", " ");
  }
}
