package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Functions of shapes, with which the tensor functions declare their results. */
final class ShapeBuiltins {
  private static final Set<String> NAMES =
      Set.of("shape", "without", "replaced", "swapped", "joined");

  private ShapeBuiltins() {}

  /** Whether a function gives a shape, so that each of its sizes has its own origins. */
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** Whether a function takes so many arguments, of which the second is an axis. */
  static boolean takes(String name, int arguments) {
    return switch (name) {
      case "without", "joined" -> arguments == 2;
      case "replaced", "swapped" -> arguments == 3;
      default -> false;
    };
  }

  /** Where the sizes of the result come from; empty where that is not known. */
  static List<List<Origin>> parts(String name, List<Val> arguments) {
    Val first = arguments.get(0);
    if (name.equals("joined")) {
      return List.of();
    } else if (first.parts().isEmpty() || name.equals("shape")) {
      return first.parts();
    }
    List<List<Origin>> parts = new ArrayList<>(first.parts());
    int axis = Builtins.axis(arguments.get(1).value(), parts.size());
    if (axis < 0) {
      return List.of();
    }
    switch (name) {
      case "without" -> parts.remove(axis);
      case "replaced" -> parts.set(axis, arguments.get(2).origins());
      default -> {
        int other = Builtins.axis(arguments.get(2).value(), parts.size());
        if (other < 0) {
          return List.of();
        }
        Collections.swap(parts, axis, other);
      }
    }
    return parts;
  }

  /** Why a function does not take such shapes and axes. */
  static Diagnostic refusal(String name, List<Value> a) {
    if (name.equals("joined")) {
      return Diagnostic.error(Code.SHAPES_DIFFER, "these tensors cannot be joined along axis " + a.get(1))
          .note("they are " + Describe.brief(a.get(0)))
          .help("all sizes but those along the axis must be equal, and the batch stays one");
    }
    List<Value.Int> shape = Builtins.shape(a.get(0));
    if (shape == null) {
      return Diagnostic.error(
          Code.WRONG_TYPE,
          "`%s` takes a shape, and this is %s".formatted(name, Describe.article(a.get(0))));
    }
    Value axis = a.get(1);
    if (name.equals("swapped") && Builtins.axis(axis, shape.size()) >= 0) {
      axis = a.get(2);
    }
    return Diagnostic.error(Code.NO_SUCH_AXIS, "there is no axis " + axis)
        .note("%s has axes 0 to %d".formatted(Describe.brief(a.get(0)), shape.size() - 1));
  }

  static @Nullable Value without(List<Value> a) {
    List<Value.Int> shape = a.size() == 2 ? Builtins.shape(a.get(0)) : null;
    int axis = shape == null ? -1 : Builtins.axis(a.get(1), shape.size());
    if (axis < 0) {
      return null;
    }
    List<Value.Int> rest = new ArrayList<>(shape);
    rest.remove(axis);
    return new Value.ListValue(rest);
  }

  static @Nullable Value replaced(List<Value> a) {
    List<Value.Int> shape = a.size() == 3 ? Builtins.shape(a.get(0)) : null;
    int axis = shape == null ? -1 : Builtins.axis(a.get(1), shape.size());
    if (axis < 0 || !(a.get(2) instanceof Value.Int size)) {
      return null;
    }
    List<Value.Int> changed = new ArrayList<>(shape);
    changed.set(axis, size);
    return new Value.ListValue(changed);
  }

  static @Nullable Value swapped(List<Value> a) {
    List<Value.Int> shape = a.size() == 3 ? Builtins.shape(a.get(0)) : null;
    int first = shape == null ? -1 : Builtins.axis(a.get(1), shape.size());
    int second = shape == null ? -1 : Builtins.axis(a.get(2), shape.size());
    if (first < 0 || second < 0) {
      return null;
    }
    List<Value.Int> changed = new ArrayList<>(shape);
    Collections.swap(changed, first, second);
    return new Value.ListValue(changed);
  }

  /** The shape of tensors put one after another along an axis. */
  static @Nullable Value joined(List<Value> a) {
    List<? extends Value> parts = a.size() == 2 ? Builtins.list(a.get(0)) : null;
    if (parts == null || parts.isEmpty() || Builtins.shape(parts.get(0)) == null) {
      return null;
    }
    List<Value.Int> shape = new ArrayList<>(Builtins.shape(parts.get(0)));
    int axis = Builtins.axis(a.get(1), shape.size());
    for (int p = 1; axis >= 0 && p < parts.size(); p++) {
      List<Value.Int> other = Builtins.shape(parts.get(p));
      if (other == null || other.size() != shape.size()) {
        return null;
      }
      for (int i = 0; i < shape.size(); i++) {
        if (i != axis && !shape.get(i).equals(other.get(i))) {
          return null;
        }
      }
      if (shape.get(axis).batch() || other.get(axis).batch()) {
        return null;
      }
      shape.set(
          axis, Value.Int.of(Math.addExact(shape.get(axis).number(), other.get(axis).number())));
    }
    return axis < 0 ? null : new Value.ListValue(shape);
  }
}
