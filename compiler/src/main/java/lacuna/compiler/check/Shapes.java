package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
<<<<<<< HEAD
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
=======
import java.util.Map;
import java.util.Optional;
>>>>>>> shape
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.shape.Bindings;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.shape.Dim;
import lacuna.compiler.shape.Match;
import lacuna.compiler.shape.ShapePattern;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
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
   * A tensor compared with a declaration.
   *
   * @param operands what the mismatch's operands are numbers of
   */
  record Fitted(Optional<Mismatch> mismatch, List<Val> operands) {}

  /**
   * Compares a tensor with a declared type; names that are new get the sizes they meet.
   *
   * @param local the tensor's own name in the body, or null when no code may read its sizes
   */
  Fitted fit(
      Val tensor, TypeExpr.Tensor type, Frame frame, String what, @Nullable String local) {
    Map<Integer, List<Origin>> wanted = new HashMap<>();
    ShapePattern pattern = pattern(tensor, type, frame, local, wanted);
    Val before = frame.local(REST);
    Bindings bindings =
        new Bindings(
            Map.of(), Optional.ofNullable(before).map(Shapes::sizesOf), Map.copyOf(frame.elements));
    Match match = DeclaredTensor.fit(tensor.value(), pattern, bindings, what);
    match.bindings().elements().forEach(frame.elements::putIfAbsent);
    name(match, tensor, frame, local).forEach(frame.steps::add);
    if (before == null ? match.bindings().rest().isPresent() : !match.rest().isEmpty()) {
      frame.name(REST, rest(match, tensor, before, local));
    }
    List<List<Origin>> parts = new ArrayList<>();
    for (int i = 0; i < Math.max(1, pattern.dims().size()); i++) {
      parts.add(wanted.getOrDefault(i, List.of()));
    }
    List<Origin> whole = wanted.getOrDefault(Operand.WHOLE, List.of());
    Val declared = new Val(new Value.None(), Node.Constant.of(new Value.None()), whole, parts);
    return new Fitted(match.mismatch(), List.of(tensor, declared));
  }

  private ShapePattern pattern(
      Val tensor,
      TypeExpr.Tensor type,
      Frame frame,
      @Nullable String local,
      Map<Integer, List<Origin>> wanted) {
    String text = describe(type.span());
    if (!(type.shape() instanceof Expr.ListOf list)) {
      Val computed = e.evaluator.eval(type.shape(), frame, Wanted.ANYTHING);
      List<Value.Int> sizes = shape(computed);
      wanted.put(Operand.WHOLE, computed.origins());
      for (int i = 0; sizes != null && i < sizes.size(); i++) {
        wanted.put(i, computed.origins());
      }
      if (sizes == null) { // has a message; any size will do
        int axes = Sizes.of(tensor.value()).map(List::size).orElse(0);
        return new ShapePattern(Collections.nCopies(axes, new Dim.Any()), type.element(), text);
      }
      return ShapePattern.of(sizes, type.element(), text);
    }
    List<Dim> dims = new ArrayList<>();
    for (Expr element : list.elements()) {
      int at = dims.size();
      if (element instanceof Expr.Rest) {
        dims.add(new Dim.Rest());
      } else if (element instanceof Expr.Name name && name.text().equals("_")) {
        dims.add(new Dim.Any());
      } else if (element instanceof Expr.Name name && !e.names.known(name.text(), frame)) {
        dims.add(new Dim.Named(name.text()));
      } else {
        dims.add(
            new Dim.Computed(
                describe(element.span()),
                soFar -> {
                  Frame inner = frame.within();
                  name(soFar, tensor, inner, local);
                  Val val = e.evaluator.eval(element, inner, Wanted.ANYTHING);
                  wanted.put(at, val.origins());
                  return Optional.ofNullable(size(val, element.span()));
                }));
      }
    }
    return new ShapePattern(dims, type.element(), text);
  }

<<<<<<< HEAD
  private @Nullable Mismatch matchShape(
      Val tensor, Expr declared, Frame frame, @Nullable String local) {
    List<Value.Int> actual = ((Value.Tensor) tensor.value()).shape();
    if (!(declared instanceof Expr.ListOf list)) {
      Val computed = e.evaluator.eval(declared, frame, ExpectedType.ANYTHING);
      List<Value.Int> wanted = shape(computed);
      return wanted == null || wanted.equals(actual)
          ? null
          : difference(tensor, new Val(computed.value(), computed.node(), computed.origins()));
    }
    int rest = list.elements().stream().map(x -> x instanceof Expr.Rest).toList().indexOf(true);
    int fixed = list.elements().size() - (rest < 0 ? 0 : 1);
    if (rest < 0 ? actual.size() != fixed : actual.size() < fixed) {
      String why =
          "it has %s, and %s%s wanted"
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
=======
  /** Makes the names known that a tensor's sizes gave a meaning, and gives the steps for them. */
  private static List<Step> name(Match match, Val tensor, Frame frame, @Nullable String local) {
    List<Step> steps = new ArrayList<>();
    match
        .named()
        .forEach(
            (name, axis) -> {
              Value.Int actual = ((Value.Tensor) tensor.value()).shape().get(axis);
              Node.Constant size = (Node.Constant) sizeNode(actual, axis, local);
              frame.name(
                  name,
                  new Val(actual, size, tensor.part(axis)).named(name, Node.Owner.FUNCTION, ""));
              if (size.formula() != null) {
                steps.add(new Step.LetConstant(name, size));
              }
            });
    return steps;
>>>>>>> shape
  }

  private static Val rest(Match match, Val tensor, @Nullable Val before, @Nullable String local) {
    List<Value.Int> sizes = match.bindings().rest().orElseThrow();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      nodes.add(
          before == null
              ? sizeNode(sizes.get(i), match.rest().get(i).part(), local)
              : Node.Constant.of(sizes.get(i)));
    }
    List<Val> operands = before == null ? List.of(tensor) : List.of(tensor, before);
    return new Val(
        new Value.ListValue(sizes),
        new Node.Sizes(nodes),
        List.of(),
        Mismatches.parts(match.rest(), operands));
  }

  private static List<Value.Int> sizesOf(Val val) {
    List<Value.Int> sizes = Builtins.shape(val.value());
    return sizes == null ? List.of() : sizes;
  }

  /** What {@code of NAME} means in a result. */
  Value.Element element(@Nullable String declared, Frame frame) {
    return new Bindings(Map.of(), Optional.empty(), frame.elements).element(declared);
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

<<<<<<< HEAD
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
    Val val = e.evaluator.eval(declared, frame, ExpectedType.ANYTHING);
    Value.Int wanted = size(val, declared.span());
    if (wanted == null || wanted.equals(actual)) {
      return null;
    }
    String text = describe(declared.span());
    String why =
        text.equals(wanted.toString())
            ? "axis %d is %s, and %s is wanted".formatted(axis, actual, wanted)
            : "axis %d is %s, and `%s` is %s here".formatted(axis, actual, text, wanted);
    return new Mismatch(why, Val.join(tensor.part(axis), val.origins()));
  }

=======
>>>>>>> shape
  /** A value as a size of a shape; null, with a message, when it is none. */
  Value.@Nullable Int size(Val val, Span span) {
    if (val.unknown()) {
      return null;
    }
    return Sizes.one(val.value())
        .<Value.@Nullable Int>fold(
            size -> size,
            mismatch -> {
              e.types.notWhole(val, "a size of a shape", span);
              return null;
            });
  }

  /** A value as a shape, or null. */
  @Nullable List<Value.Int> shape(Val val) {
    return Builtins.shape(val.value());
  }

  /** The tensor that a result declaration describes; unknown where it cannot be worked out. */
  Val declared(TypeExpr.Tensor type, Frame frame) {
    Val sizes = e.evaluator.eval(type.shape(), frame, ExpectedType.ANYTHING);
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
