package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Expressions of constants, drawn at random. */
final class Constants {
  private final Draw draw;

  Constants(Draw draw) {
    this.draw = draw;
  }

  /** An integer of a given value. */
  String exactly(int value, Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    ways.add(() -> TensorType.size(value));
    if (depth > 0 && value != TensorType.BATCH) {
      names.known.forEach(
          (name, known) -> {
            if (known == value) {
              ways.add(() -> name);
            }
          });
      int part = draw.between(0, 3);
      ways.add(() -> "(%s + %d)".formatted(exactly(value - part, names, depth - 1), part));
      ways.add(() -> "(%s * 2) / 2".formatted(exactly(value, names, depth - 1)));
      ways.add(() -> "[%d, %d][0]".formatted(value, value + 1));
      ways.add(() -> "max(%d, %d)".formatted(value, value - 1));
      ways.add(() -> "floor(%d / 2)".formatted(2 * value + 1));
      ways.add(
          () ->
              "(if %s then %s else %d)"
                  .formatted(bool(names, depth - 1), exactly(value, names, depth - 1), value));
    }
    if (depth > 0) {
      for (Map.Entry<String, TensorType> tensor : names.tensors.entrySet()) {
        int axis = tensor.getValue().shape().indexOf(value);
        if (axis >= 0) {
          ways.add(() -> "shape(%s)[%d]".formatted(tensor.getKey(), axis));
        }
      }
    }
    return draw.oneIn(3) ? draw.text(ways) : TensorType.size(value);
  }

  /** A shape. */
  String shape(TensorType type, Names names, int depth) {
    List<String> alike =
        names.tensors.entrySet().stream()
            .filter(entry -> entry.getValue().shape().equals(type.shape()))
            .map(Map.Entry::getKey)
            .toList();
    return depth > 0 && !alike.isEmpty() && draw.oneIn(3)
        ? "shape(%s)".formatted(draw.of(alike))
        : type.shape().stream()
            .map(size -> exactly(size, names, depth - 1))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Some real number. */
  String real(Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    ways.add(() -> draw.of("0.5", "2", "1e-3", "3.25", "1.0", "0", "1e10", "(-1.5)"));
    names.constants(Names.Constant.REAL).forEach(name -> ways.add(() -> name));
    if (depth > 0) {
      names.constants(Names.Constant.INT).forEach(name -> ways.add(() -> name));
      ways.add(
          () ->
              "(%s %s %s)"
                  .formatted(
                      real(names, depth - 1), draw.of("+", "-", "*"), real(names, depth - 1)));
      ways.add(() -> "%s / 2".formatted(real(names, depth - 1)));
      ways.add(
          () -> "%s(%s)".formatted(draw.of("abs", "sin", "cos", "float"), real(names, depth - 1)));
      ways.add(() -> "sqrt(abs(%s))".formatted(real(names, depth - 1)));
      ways.add(() -> "-" + real(names, 0));
      ways.add(() -> "sum([%s, %s])".formatted(real(names, 0), real(names, 0)));
      ways.add(
          () ->
              "(if %s then %s else %s)"
                  .formatted(
                      bool(names, depth - 1), real(names, depth - 1), real(names, depth - 1)));
    }
    return draw.text(ways);
  }

  /** Some integer. */
  String whole(Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    ways.add(() -> Integer.toString(draw.between(0, 4)));
    names.constants(Names.Constant.INT).forEach(name -> ways.add(() -> name));
    names.known.keySet().forEach(name -> ways.add(() -> name));
    if (depth > 0) {
      ways.add(
          () ->
              "(%s %s %s)"
                  .formatted(
                      whole(names, depth - 1), draw.of("+", "-", "*"), whole(names, depth - 1)));
      ways.add(() -> "mod(%s, 3)".formatted(whole(names, depth - 1)));
      ways.add(
          () -> "%s(%s)".formatted(draw.of("floor", "ceil", "round"), real(names, depth - 1)));
      ways.add(() -> "min(%s, 4)".formatted(whole(names, depth - 1)));
      ways.add(
          () ->
              "(if %s then %s else %s)"
                  .formatted(
                      bool(names, depth - 1), whole(names, depth - 1), whole(names, depth - 1)));
    }
    return draw.text(ways);
  }

  /** Some boolean. */
  String bool(Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    ways.add(() -> draw.of("true", "false"));
    names.constants(Names.Constant.BOOL).forEach(name -> ways.add(() -> name));
    if (depth > 0) {
      ways.add(
          () ->
              "(%s %s %s)"
                  .formatted(
                      real(names, depth - 1),
                      draw.of("<", "<=", ">", ">=", "==", "!="),
                      real(names, depth - 1)));
      ways.add(
          () ->
              "(%s %s %s)"
                  .formatted(
                      bool(names, depth - 1),
                      draw.of("and", "or", "implies"),
                      bool(names, depth - 1)));
      ways.add(() -> "(not %s)".formatted(bool(names, depth - 1)));
    }
    return draw.text(ways);
  }
}
