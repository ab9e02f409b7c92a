package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation with a gradient, against finite differences, and its declared shape. */
final class GradientsOfOperationsTest {

  /**
   * An operation, the lowest value of its inputs, the shape of its result and those of its inputs.
   */
  private record Case(
      String name,
      Function<List<NDArray>, NDArray> operation,
      double least,
      long[] to,
      List<long[]> from) {
    @Override
    public String toString() {
      return name + from.stream().map(Arrays::toString).toList() + " -> " + Arrays.toString(to);
    }
  }

  @BeforeEach
  void train() {
    Context.current().training(true);
  }

  @AfterEach
  void stopTraining() {
    Context.current().training(false);
  }

  @ParameterizedTest
  @MethodSource({"operators", "elements", "shapes", "reductions", "products", "attention"})
  void theGradientIsThatOfTheValue(Case c) {
    Shape shape = new GradientCheck(c.operation, c.least, c.from).run();
    assertEquals(new Shape(c.to), shape);
  }

  static Stream<Case> operators() {
    return Stream.of(
        binary("add", Tensors::add),
        binary("sub", Tensors::sub),
        binary("mul", Tensors::mul),
        of("div", in -> div(in.get(0), in.get(1)), 0.5, s(2, 3), s(2, 3), s(3)),
        binary("minimum", Tensors::minimum),
        binary("maximum", Tensors::maximum),
        unary("a + 2", x -> add(x, 2)),
        unary("1.5 + a", x -> add(1.5, x)),
        unary("a - 2.5", x -> sub(x, 2.5)),
        unary("1 - a", x -> sub(1, x)),
        unary("3 * a", x -> mul(3, x)),
        unary("a * 0.25", x -> mul(x, 0.25)),
        unary("a / 4", x -> div(x, 4)),
        of("2 / a", in -> div(2, in.get(0)), 0.5, s(2, 3), s(2, 3)),
        unary("minimum(a, 0.2)", x -> minimum(x, 0.2)),
        unary("maximum(0, a)", x -> maximum(0, x)),
        unary("-a", Tensors::neg),
        unary("where(a < 0, a * a, a)", x -> where(less(x, 0), mul(x, x), x)),
        unary("where(a < 0, a, 3)", x -> where(less(x, 0), x, 3)),
        unary("where(0 < a, 3, a)", x -> where(less(0, x), 3, x)));
  }

  static Stream<Case> elements() {
    return Stream.of(
        unary("exp", Tensors::exp),
        of("log", in -> log(in.get(0)), 0.2, s(2, 3), s(2, 3)),
        of("log2", in -> log2(in.get(0)), 0.2, s(2, 3), s(2, 3)),
        of("sqrt", in -> sqrt(in.get(0)), 0.2, s(2, 3), s(2, 3)),
        unary("abs", Tensors::abs),
        unary("sign", Tensors::sign),
        unary("sin", Tensors::sin),
        unary("cos", Tensors::cos),
        unary("sigmoid", Tensors::sigmoid),
        unary("gelu", Tensors::gelu),
        unary("relu", Tensors::relu),
        unary("float", Tensors::toFloat),
        of("stochastic depth", in -> stochasticDepth(in.get(0), 0.5), -1, s(4, 2, 3), s(4, 2, 3)),
        unary("dropout", x -> dropout(x, 0.5)));
  }

  static Stream<Case> shapes() {
    return Stream.of(
        of("reshape", in -> reshape(in.get(0), 3, 4), -1, s(3, 4), s(2, 6)),
        of("permute", in -> permute(in.get(0), 2, 0, 1), -1, s(4, 2, 3), s(2, 3, 4)),
        of("transpose", in -> transpose(in.get(0), -2, -1), -1, s(2, 4, 3), s(2, 3, 4)),
        of(
            "transpose of two axes",
            in -> transpose(in.get(0), -3, -2),
            -1,
            s(3, 2, 4),
            s(2, 3, 4)),
        of("concat", in -> concat(in, 1), -1, s(2, 5), s(2, 3), s(2, 2)),
        of("slice", in -> slice(in.get(0), 1, 3, -1), -1, s(2, 2), s(2, 4)),
        of("unbind", in -> mulOf(unbind(in.get(0), 1)), -1, s(2, 3), s(2, 2, 3)),
        of("expand", in -> expand(in.get(0), 2, 3), -1, s(2, 3), s(1, 3)),
        of(
            "roll",
            in -> roll(in.get(0), new int[] {-1, 2}, new int[] {0, 1}),
            -1,
            s(3, 4),
            s(3, 4)),
        of("pixel_shuffle", in -> pixelShuffle(in.get(0), 2), -1, s(1, 2, 4, 6), s(1, 8, 2, 3)),
        of(
            "embedding",
            in -> embedding(in.get(0), toInt(tensor(2, 0, 2, 1))),
            -1,
            s(4, 2),
            s(3, 2)),
        of(
            "gather",
            in -> gather(in.get(0), toInt(reshape(tensor(2, 0, 1, 1), 2, 2))),
            -1,
            s(2, 2, 4),
            s(2, 3, 4)));
  }

  static Stream<Case> reductions() {
    return Stream.of(
        of("sum", in -> sum(in.get(0)), -1, s(), s(2, 3)),
        of("mean", in -> mean(in.get(0), 1, false), -1, s(2, 4), s(2, 3, 4)),
        of("mean, kept", in -> mean(in.get(0), -1, true), -1, s(2, 1), s(2, 3)),
        of("variance", in -> variance(in.get(0), -1, true, true), -1, s(2, 1), s(2, 3)),
        of("variance, biased", in -> variance(in.get(0), -1, false, true), -1, s(2, 1), s(2, 3)),
        of("softmax", in -> softmax(in.get(0)), -1, s(2, 4), s(2, 4)),
        of("normalize", in -> normalize(in.get(0)), 0.1, s(2, 4), s(2, 4)),
        of(
            "layer_norm",
            in -> layerNorm(in.get(0), in.get(1), in.get(2), 1e-3),
            -1,
            s(2, 3, 5),
            s(2, 3, 5),
            s(5),
            s(5)),
        of(
            "cross_entropy",
            in -> crossEntropy(in.get(0), toInt(reshape(tensor(2, 0), 2, 1))),
            -1,
            s(2, 1),
            s(2, 1, 3)),
        of(
            "soft_cross_entropy",
            in -> softCrossEntropy(in.get(0), in.get(1)),
            0.1,
            s(2),
            s(2, 3),
            s(2, 3)),
        of("max_pool2d", in -> maxPool2d(in.get(0), 2, 2), -1, s(1, 2, 2, 3), s(1, 2, 4, 6)),
        of("avg_pool2d", in -> avgPool2d(in.get(0), 2, 2), -1, s(1, 2, 2, 3), s(1, 2, 4, 6)),
        of("window_mean", in -> windowMean(in.get(0), 3), -1, s(1, 1, 4, 5), s(1, 1, 4, 5)));
  }

  static Stream<Case> products() {
    return Stream.of(
        of("matmul", in -> matmul(in.get(0), in.get(1)), -1, s(2, 3, 5), s(2, 3, 4), s(4, 5)),
        of(
            "linear",
            in -> linear(in.get(0), in.get(1), null),
            -1,
            s(2, 3, 5),
            s(2, 3, 4),
            s(5, 4)),
        of(
            "linear, biased",
            in -> linear(in.get(0), in.get(1), in.get(2)),
            -1,
            s(2, 3, 5),
            s(2, 3, 4),
            s(5, 4),
            s(5)),
        of(
            "conv2d",
            in -> conv2d(in.get(0), in.get(1), null, 2, 0),
            -1,
            s(1, 3, 2, 2),
            s(1, 2, 4, 5),
            s(3, 2, 2, 2)),
        of(
            "conv2d, biased",
            in -> conv2d(in.get(0), in.get(1), in.get(2), 1, 0),
            -1,
            s(2, 3, 2, 3),
            s(2, 2, 3, 4),
            s(3, 2, 2, 2),
            s(3)),
        of(
            "conv2d, padded",
            in -> conv2d(in.get(0), in.get(1), null, 2, 1),
            -1,
            s(1, 3, 2, 3),
            s(1, 2, 4, 5),
            s(3, 2, 3, 3)));
  }

  static Stream<Case> attention() {
    return Stream.of(
        of(
            "scaled_dot_product_attention",
            in -> scaledDotProductAttention(in.get(0), in.get(1), in.get(2), null, 0.7),
            -1,
            s(1, 2, 3, 4),
            s(1, 2, 3, 4),
            s(1, 2, 5, 4),
            s(1, 2, 5, 4)),
        of(
            "scaled_dot_product_attention, learned bias",
            in -> scaledDotProductAttention(in.get(0), in.get(1), in.get(2), in.get(3), 0.7),
            -1,
            s(2, 2, 3, 4),
            s(2, 2, 3, 4),
            s(2, 2, 3, 4),
            s(2, 2, 3, 4),
            s(2, 3, 3)),
        of(
            "scaled_dot_product_attention, bias per window",
            in -> scaledDotProductAttention(in.get(0), in.get(1), in.get(2), in.get(3), 0.7),
            -1,
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4),
            s(3, 1, 2, 2)),
        of(
            "scaled_dot_product_attention, constant bias",
            in ->
                scaledDotProductAttention(
                    in.get(0), in.get(1), in.get(2), full(s(3, 1, 2, 2), 0.3), 0.7),
            -1,
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4),
            s(2, 3, 2, 2, 4)));
  }

  private static NDArray mulOf(List<NDArray> parts) {
    return mul(parts.get(0), parts.get(1));
  }

  private static Case unary(String name, Function<NDArray, NDArray> operation) {
    return of(name, in -> operation.apply(in.get(0)), -1, s(2, 3), s(2, 3));
  }

  private static Case binary(
      String name, java.util.function.BiFunction<NDArray, NDArray, NDArray> operation) {
    return of(name, in -> operation.apply(in.get(0), in.get(1)), -1, s(2, 3), s(2, 3), s(3));
  }

  private static Case of(
      String name,
      Function<List<NDArray>, NDArray> operation,
      double least,
      long[] to,
      long[]... from) {
    return new Case(name, operation, least, to, List.of(from));
  }

  private static long[] s(long... sizes) {
    return sizes;
  }
}
