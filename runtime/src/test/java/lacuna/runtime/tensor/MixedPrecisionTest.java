package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Products in bfloat16: the types of results, and gradients near those of full precision. */
@ExtendWith(InScope.class)
final class MixedPrecisionTest {

  @BeforeEach
  void mix() {
    Context.current().precision(Precision.BF16);
  }

  @Test
  void productsAreBfloat16AndGradientsAreNot() {
    check(in -> linear(in.get(0), in.get(1), in.get(2)), s(4, 6, 16), s(8, 16), s(8));
    check(in -> matmul(in.get(0), in.get(1)), s(4, 6, 16), s(16, 8));
    check(in -> conv2d(in.get(0), in.get(1), in.get(2), 2, 0), s(2, 3, 8, 8), s(5, 3, 2, 2), s(5));
    check(
        in -> scaledDotProductAttention(in.get(0), in.get(1), in.get(2), null, 0.3),
        s(2, 3, 6, 8),
        s(2, 3, 6, 8),
        s(2, 3, 6, 8));
    check(
        in -> scaledDotProductAttention(in.get(0), in.get(1), in.get(2), in.get(3), 0.3),
        s(2, 3, 6, 8),
        s(2, 3, 6, 8),
        s(2, 3, 6, 8),
        s(3, 6, 6));
  }

  @Test
  void residualsNormsAndSumsAre32Bit() {
    NDArray x = rand(2, 16);
    NDArray y = linear(x, rand(16, 16), null);
    assertEquals(DataType.BFLOAT16, Types.of(gelu(y)));
    assertEquals(DataType.FLOAT32, add(x, y).getDataType());
    assertEquals(DataType.FLOAT32, layerNorm(x, ones(16), zeros(16), 1e-6).getDataType());
    assertEquals(DataType.FLOAT32, sum(y).getDataType());
    assertEquals(DataType.FLOAT32, mean(y, 0, false).getDataType());
    assertEquals(DataType.FLOAT32, crossEntropy(y, arange(2)).getDataType());
  }

  @Test
  void layerNormTakesBfloat16() {
    NDArray y = linear(rand(2, 16), rand(16, 16), null);
    assertEquals(y.getShape(), layerNorm(y, ones(16), zeros(16), 1e-6).getShape());
  }

  private static void check(Function<List<NDArray>, NDArray> operation, long[]... shapes) {
    List<NDArray> inputs = new ArrayList<>();
    for (long[] shape : shapes) {
      NDArray input =
          Context.current()
              .memory()
              .create(
                  sub(rand(shape), 0.5).toFloatArray(), new ai.djl.ndarray.types.Shape(shape));
      input.setRequiresGradient(true);
      inputs.add(input);
    }
    Engines.recording(true);
    NDArray mixed = operation.apply(inputs);
    assertEquals(DataType.BFLOAT16, Types.of(mixed));
    NDArray direction = rand(mixed.getShape().getShape());
    List<float[]> rough = gradients(mixed, direction, inputs);
    Context.current().precision(Precision.FP32);
    List<float[]> exact = gradients(operation.apply(inputs), direction, inputs);
    Context.current().precision(Precision.BF16);
    Engines.recording(false);
    for (int i = 0; i < exact.size(); i++) {
      double error = 0;
      double size = 0;
      for (int j = 0; j < exact.get(i).length; j++) {
        error += Math.pow(rough.get(i)[j] - exact.get(i)[j], 2);
        size += Math.pow(exact.get(i)[j], 2);
      }
      assertTrue(size > 0);
      assertTrue(Math.sqrt(error / size) < 0.02, "input " + i + ": " + Math.sqrt(error / size));
    }
  }

  private static List<float[]> gradients(NDArray value, NDArray direction, List<NDArray> inputs) {
    try (Gradients gradients = Gradients.of(sum(mul(value, direction)), inputs)) {
      return gradients.values().stream()
          .peek(gradient -> assertEquals(DataType.FLOAT32, gradient.getDataType()))
          .map(NDArray::toFloatArray)
          .toList();
    }
  }

  private static long[] s(long... sizes) {
    return sizes;
  }
}
