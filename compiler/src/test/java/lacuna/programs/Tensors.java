package lacuna.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lacuna.programs.TensorType.Element;

/** Expressions of tensors of given types, drawn at random. */
final class Tensors {
  private static final int LARGEST = 600;

  private final Draw draw;
  private final Constants constants;
  private final TensorArithmetic arithmetic;

  Tensors(Draw draw, Constants constants) {
    this.draw = draw;
    this.constants = constants;
    arithmetic = new TensorArithmetic(draw, constants, this);
  }

  /** Some type: the batch first, or none. */
  TensorType type() {
    List<Integer> shape = new ArrayList<>();
    if (draw.oneIn(2)) {
      shape.add(TensorType.BATCH);
    }
    for (int rank = draw.below(4); rank > 0; rank--) {
      shape.add(draw.between(1, 4));
    }
    return new TensorType(draw.of(Element.REAL, Element.REAL, Element.INT, Element.BOOL), shape);
  }

  /** An expression of that type. */
  String of(TensorType type, Names names, int depth) {
    List<String> variables = names.tensors(type);
    if (!variables.isEmpty() && draw.oneIn(depth > 0 ? 4 : 2)) {
      return draw.of(variables);
    }
    if (depth <= 0 || type.numel() > LARGEST) {
      return made(type, names);
    }
    List<Supplier<String>> ways = new ArrayList<>(shaped(type, names, depth - 1));
    ways.addAll(
        switch (type.element()) {
          case REAL -> arithmetic.reals(type, names, depth - 1);
          case INT -> arithmetic.integers(type, names, depth - 1);
          case BOOL -> arithmetic.booleans(type, names, depth - 1);
        });
    return draw.text(ways);
  }

  /** A tensor that is made of nothing. */
  private String made(TensorType type, Names names) {
    String shape = constants.shape(type, names, 1);
    return switch (type.element()) {
      case REAL ->
          draw.of(
              "zeros(" + shape + ")",
              "ones(" + shape + ")",
              "rand(" + shape + ")",
              "full(" + shape + ", 0.5)",
              "beta(" + shape + ", 0.8)");
      case INT ->
          draw.of(
              "int(zeros(" + shape + "))",
              "randint(" + shape + ", high: 3)",
              "full(" + shape + ", " + constants.whole(names, 1) + ")");
      case BOOL -> "(rand(" + shape + ") < 0.5)";
    };
  }

  /** What moves elements about, whatever they are. */
  private List<Supplier<String>> shaped(TensorType type, Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    List<Integer> shape = type.shape();
    ways.add(
        () -> {
          TensorType other = new TensorType(type.element(), reshaped(type));
          return "reshape(%s, %s)"
              .formatted(of(other, names, depth), constants.shape(type, names, depth));
        });
    ways.add(
        () ->
            "(if %s then %s else %s)"
                .formatted(
                    constants.bool(names, depth),
                    of(type, names, depth),
                    of(type, names, depth)));
    ways.add(
        () ->
            "where(%s, %s, %s)"
                .formatted(
                    of(narrowed(type.of(Element.BOOL)), names, depth),
                    of(type, names, depth),
                    of(narrowed(type), names, depth)));
    ways.add(
        () ->
            "[%s, %s][%d]"
                .formatted(of(type, names, depth), of(type, names, depth), draw.below(2)));
    names.lists.forEach(
        (name, list) -> {
          if (list.getKey().equals(type)) {
            ways.add(() -> "%s[%d]".formatted(name, draw.below(list.getValue())));
          }
        });
    ways.add(
        () -> {
          int axis = draw.below(type.rank() + 1);
          int count = draw.between(1, 3);
          return "unbind(%s, axis: %d)[%d]"
              .formatted(of(type.insert(axis, count), names, depth), axis, draw.below(count));
        });
    ways.add(
        () ->
            "expand(%s, %s)"
                .formatted(
                    of(narrowed(type), names, depth), constants.shape(type, names, depth)));
    if (type.rank() > 0) {
      ways.add(() -> ofAxis(type, names, depth));
    }
    if (type.rank() > 1) {
      ways.add(
          () -> {
            List<Integer> order = new ArrayList<>(IntStream.range(0, type.rank()).boxed().toList());
            for (int i = order.size() - 1; i > 0; i--) {
              Collections.swap(order, i, draw.below(i + 1));
            }
            Integer[] from = new Integer[type.rank()];
            for (int i = 0; i < from.length; i++) {
              from[order.get(i)] = shape.get(i);
            }
            return "permute(%s, %s)"
                .formatted(of(type.with(List.of(from)), names, depth), order);
          });
      ways.add(
          () -> {
            List<Integer> swapped = new ArrayList<>(shape);
            Collections.swap(swapped, shape.size() - 1, shape.size() - 2);
            return "transpose(%s)".formatted(of(type.with(swapped), names, depth));
          });
    }
    return ways;
  }

  private String ofAxis(TensorType type, Names names, int depth) {
    int axis = draw.below(type.rank());
    int size = type.shape().get(axis);
    String same = of(type, names, depth);
    if (size == TensorType.BATCH || draw.oneIn(2)) {
      return draw.of(
          "flip(%s, axis: %d)".formatted(same, axis),
          "roll(%s, [%s], [%d])".formatted(same, constants.exactly(1, names, 1), axis));
    }
    if (draw.oneIn(2) || size < 2) {
      int start = draw.between(0, 2);
      return "slice(%s, %s..%s, axis: %d)"
          .formatted(
              of(type.with(axis, size + 2), names, depth),
              constants.exactly(start, names, 1),
              constants.exactly(start + size, names, 1),
              axis);
    }
    int first = draw.between(1, size - 1);
    return "concat([%s, %s], axis: %d)"
        .formatted(
            of(type.with(axis, first), names, depth),
            of(type.with(axis, size - first), names, depth),
            axis);
  }

  private List<Integer> reshaped(TensorType type) {
    List<Integer> others =
        new ArrayList<>(type.shape().stream().filter(n -> n != TensorType.BATCH).toList());
    int rest = others.stream().reduce(1, (a, b) -> a * b);
    boolean batch = others.size() < type.rank();
    List<Integer> shape = new ArrayList<>(batch ? List.of(TensorType.BATCH) : List.of());
    for (int divisor : new int[] {2, 3, 4}) {
      if (rest % divisor == 0 && draw.oneIn(2)) {
        shape.add(divisor);
        rest /= divisor;
      }
    }
    if (rest != 1 || draw.oneIn(3)) {
      shape.add(rest);
    }
    boolean twice = Collections.frequency(shape, TensorType.BATCH) > (batch ? 1 : 0);
    return twice ? type.shape() : shape;
  }

  /** A type that broadcasts to another. */
  TensorType narrowed(TensorType type) {
    if (draw.oneIn(2)) {
      return type;
    }
    TensorType narrow = type.from(draw.below(type.rank() + 1));
    for (int axis = 0; axis < narrow.rank(); axis++) {
      narrow = draw.oneIn(3) ? narrow.with(axis, 1) : narrow;
    }
    return narrow;
  }
}
