package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Matches tensors with declared shapes. A name that nothing declares takes the size it meets; {@code ...} takes any sizes, and
 * broadcasts where it occurs again.
 */
final class Shapes {
  /** Under this name a frame keeps what {@code ...} stands for. */
  static final String REST = "...";

  private final Elaboration e;

  Shapes(Elaboration e) {
    this.e = e;
  }

  /**
   * Whether a tensor fits a declared type; names that are new get the sizes they meet.
   *
   * @param local the tensor's own name in the body, or null when no code may read its sizes
   */
  boolean match(Value.Tensor tensor, TypeExpr.Tensor type, Frame frame, @Nullable String local) {
    return matchElement(tensor.element(), type.element(), frame) && matchShape(tensor.shape(), type.shape(), frame, local);
  }

  private boolean matchElement(Value.Element actual, @Nullable String declared, Frame frame) {
    if (declared == null) {
      return actual == Value.Element.REAL;
    }
    for (Value.Element element : Value.Element.values()) {
      if (element.word().equals(declared)) {
        return element == actual;
      }
    }
    Value.Element bound = frame.elements.putIfAbsent(declared, actual);
    return bound == null || bound == actual;
  }

  /** What {@code of NAME} means in a result. */
  Value.Element element(@Nullable String declared, Frame frame) {
    if (declared == null) {
      return Value.Element.REAL;
    }
    for (Value.Element element : Value.Element.values()) {
      if (element.word().equals(declared)) {
        return element;
      }
    }
    return frame.elements.getOrDefault(declared, Value.Element.REAL);
  }

  boolean matchShape(List<Value.Int> actual, Expr declared, Frame frame, @Nullable String local) {
    if (!(declared instanceof Expr.ListOf list)) {
      List<Value.Int> wanted = shape(e.evaluator.eval(declared, frame, Wanted.ANYTHING));
      return wanted == null || wanted.equals(actual);
    }
    int rest = -1;
    for (int i = 0; i < list.elements().size(); i++) {
      if (list.elements().get(i) instanceof Expr.Rest) {
        rest = i;
      }
    }
    int fixed = list.elements().size() - (rest < 0 ? 0 : 1);
    if (rest < 0 ? actual.size() != fixed : actual.size() < fixed) {
      return false;
    }
    int taken = actual.size() - fixed;
    for (int i = 0, axis = 0; i < list.elements().size(); i++) {
      if (i == rest) {
        if (!bindRest(actual.subList(axis, axis + taken), axis, frame, local)) {
          return false;
        }
        axis += taken;
      } else if (!matchSize(actual.get(axis), list.elements().get(i), axis++, frame, local)) {
        return false;
      }
    }
    return true;
  }

  private boolean bindRest(List<Value.Int> sizes, int from, Frame frame, @Nullable String local) {
    Val before = frame.local(REST);
    List<Value.Int> all = sizes;
    if (before != null) {
      List<Value.Int> earlier = Builtins.shape(before.value());
      all = earlier == null ? null : Operators.broadcast(earlier, sizes);
      if (all == null) {
        return false;
      }
      frame.name(REST, new Val(new Value.ListValue(all), constants(all), List.of()));
      return true;
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      nodes.add(sizeNode(sizes.get(i), from + i, local));
    }
    frame.name(REST, new Val(new Value.ListValue(all), new Node.Sizes(nodes), List.of()));
    return true;
  }

  private static Node constants(List<Value.Int> sizes) {
    List<Node> nodes = new ArrayList<>();
    sizes.forEach(size -> nodes.add(Node.Constant.of(size)));
    return new Node.Sizes(nodes);
  }

  private static Node sizeNode(Value.Int size, int axis, @Nullable String local) {
    if (local == null || size.batch()) {
      return Node.Constant.of(size);
    }
    return new Node.Constant(
        size,
        null,
        new Node.Formula("size", List.of(new Node.Local(local), Node.Constant.of(Value.Int.of(axis)))));
  }

  private boolean matchSize(Value.Int actual, Expr declared, int axis, Frame frame, @Nullable String local) {
    if (declared instanceof Expr.Name name) {
      if (name.text().equals("_")) {
        return true;
      }
      if (!e.names.known(name.text(), frame)) {
        Node.Constant size = (Node.Constant) sizeNode(actual, axis, local);
        frame.name(name.text(), new Val(actual, size, List.of()).named(name.text(), Node.Owner.FUNCTION, ""));
        if (size.formula() != null) {
          frame.steps.add(new Step.LetConstant(name.text(), size));
        }
        return true;
      }
    }
    Value.Int wanted = size(e.evaluator.eval(declared, frame, Wanted.ANYTHING), declared.span());
    return wanted == null || wanted.equals(actual);
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

  /** The type that a result declaration describes, or null where it cannot be worked out. */
  Value.@Nullable Tensor declared(TypeExpr.Tensor type, Frame frame) {
    List<Value.Int> shape = shape(e.evaluator.eval(type.shape(), frame, Wanted.ANYTHING));
    return shape == null ? null : new Value.Tensor(shape, element(type.element(), frame));
  }

  /** A declared type for the reader, names with the sizes they have. */
  static String describe(TypeExpr type) {
    return type.span().text().replaceAll("\\s+", " ");
  }
}
