package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.programs.TensorType.Element;

/** Ways to compute tensors of numbers and booleans from others. */
final class TensorArithmetic {
  private final Draw draw;
  private final Constants constants;
  private final Tensors tensors;

  TensorArithmetic(Draw draw, Constants constants, Tensors tensors) {
    this.draw = draw;
    this.constants = constants;
    this.tensors = tensors;
  }

  private String operand(TensorType type, Names names, int depth) {
    return switch (draw.below(4)) {
      case 0 ->
          type.element() == Element.INT
              ? constants.whole(names, depth)
              : constants.real(names, depth);
      case 1 -> tensors.of(tensors.narrowed(type), names, depth);
      default -> tensors.of(type, names, depth);
    };
  }

  List<Supplier<String>> reals(TensorType type, Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    for (String name : names.layers) {
      ways.add(() -> "%s(%s)".formatted(name, tensors.of(type, names, depth)));
    }
    for (String name : names.layerLists) {
      ways.add(() -> "%s[%d](%s)".formatted(name, draw.below(2), tensors.of(type, names, depth)));
    }
    for (int i = 0; i < 4; i++) {
      ways.add(
          () -> {
            String whole = tensors.of(type, names, depth);
            String other = operand(type, names, depth);
            String operator = draw.of("+", "-", "*", "/");
            return draw.oneIn(2)
                ? "(%s %s %s)".formatted(whole, operator, other)
                : "(%s %s %s)".formatted(other, operator, whole);
          });
    }
    ways.add(
        () ->
            "%s(%s)"
                .formatted(
                    draw.of(
                        "exp", "log", "log2", "sqrt", "abs", "sign", "sin", "cos", "sigmoid",
                        "gelu", "relu", "detach", "-"),
                    tensors.of(type, names, depth)));
    ways.add(
        () -> {
          Element element = draw.of(Element.INT, Element.BOOL);
          return "float(%s)".formatted(tensors.of(type.of(element), names, depth));
        });
    ways.add(
        () ->
            "%s(%s, %s)"
                .formatted(
                    draw.of("minimum", "maximum"),
                    tensors.of(type, names, depth),
                    operand(type, names, depth)));
    ways.add(
        () -> {
          int axis = draw.below(type.rank() + 1);
          boolean keep = axis < type.rank() && type.shape().get(axis) == 1;
          TensorType wider =
              keep ? type.with(axis, draw.between(1, 3)) : type.insert(axis, draw.between(2, 3));
          return "%s(%s, axis: %d%s)"
              .formatted(
                  draw.of("mean", "variance"),
                  tensors.of(wider, names, depth),
                  axis,
                  keep ? ", keep: true" : "");
        });
    if (type.rank() == 0) {
      TensorType other = tensors.type().of(Element.REAL);
      ways.add(() -> "sum(%s)".formatted(tensors.of(other, names, depth)));
      ways.add(
          () -> "sum(rand([min(abs(%s), 4), 2]))".formatted(constants.whole(names, 1)));
    }
    if (type.rank() == 1 && type.shape().get(0) != TensorType.BATCH) {
      ways.add(
          () ->
              IntStream.range(0, type.shape().get(0))
                  .mapToObj(i -> constants.real(names, 1))
                  .collect(Collectors.joining(", ", "tensor([", "])")));
    }
    if (type.rank() >= 1) {
      ways.add(() -> products(type, names, depth));
      ways.add(
          () ->
              "%s(%s)"
                  .formatted(draw.of("softmax", "normalize"), tensors.of(type, names, depth)));
    }
    return ways;
  }

  private String products(TensorType type, Names names, int depth) {
    int last = type.shape().get(type.rank() - 1);
    int inner = draw.between(1, 3);
    if (type.rank() == 1 || draw.oneIn(2)) {
      return draw.oneIn(2)
          ? "linear(%s, %s%s)"
              .formatted(
                  tensors.of(type.with(type.rank() - 1, inner), names, depth),
                  tensors.of(TensorType.real(last, inner), names, depth),
                  draw.of("", ", none", ", " + tensors.of(TensorType.real(last), names, 0)))
          : "layer_norm(%s, %s, %s, eps: 1e-5)"
              .formatted(
                  tensors.of(type, names, depth),
                  tensors.of(TensorType.real(last), names, 0),
                  tensors.of(TensorType.real(last), names, depth));
    }
    TensorType left = type.with(type.rank() - 1, inner);
    TensorType right = type.with(type.rank() - 2, inner);
    if (draw.oneIn(2)) {
      TensorType matrices = draw.oneIn(3) ? right.from(type.rank() - 2) : right;
      return "matmul(%s, %s)"
          .formatted(tensors.of(left, names, depth), tensors.of(matrices, names, depth));
    }
    int keys = draw.between(1, 3);
    TensorType key = left.with(type.rank() - 2, keys);
    return "scaled_dot_product_attention(%s, %s, %s, %s)"
        .formatted(
            tensors.of(left, names, depth),
            tensors.of(key, names, depth),
            tensors.of(key.with(type.rank() - 1, last), names, depth),
            draw.of(
                "scale: 0.5",
                "bias: none, scale: 2.0",
                "bias: "
                    + tensors.of(type.with(type.rank() - 1, keys), names, 0)
                    + ", scale: "
                    + constants.real(names, 1)));
  }

  List<Supplier<String>> integers(TensorType type, Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    ways.add(
        () ->
            "(%s %s %s)"
                .formatted(
                    tensors.of(type, names, depth),
                    draw.of("+", "-", "*"),
                    operand(type, names, depth)));
    ways.add(() -> "int(%s)".formatted(tensors.of(type.of(Element.BOOL), names, depth)));
    ways.add(() -> "floor(%s)".formatted(tensors.of(type.of(Element.REAL), names, depth)));
    if (type.rank() > 0) {
      ways.add(() -> "argsort(%s)".formatted(tensors.of(type.of(Element.REAL), names, depth)));
    }
    ways.add(
        () -> {
          TensorType scores = type.of(Element.REAL).insert(type.rank(), draw.between(1, 3));
          return "argmax(%s)".formatted(tensors.of(scores, names, depth));
        });
    if (type.rank() == 1 && type.shape().get(0) != TensorType.BATCH) {
      ways.add(() -> "arange(%s)".formatted(constants.exactly(type.shape().get(0), names, depth)));
    }
    return ways;
  }

  List<Supplier<String>> booleans(TensorType type, Names names, int depth) {
    List<Supplier<String>> ways = new ArrayList<>();
    Element element = draw.of(Element.REAL, Element.INT);
    for (int i = 0; i < 3; i++) {
      ways.add(
          () ->
              "(%s %s %s)"
                  .formatted(
                      tensors.of(type.of(element), names, depth),
                      draw.of("<", "<=", ">", ">=", "==", "!="),
                      operand(type.of(element), names, depth)));
    }
    ways.add(
        () ->
            "(%s %s %s)"
                .formatted(
                    tensors.of(type, names, depth),
                    draw.of("and", "or"),
                    tensors.of(tensors.narrowed(type), names, depth)));
    ways.add(() -> "(not %s)".formatted(tensors.of(type, names, depth)));
    return ways;
  }
}
