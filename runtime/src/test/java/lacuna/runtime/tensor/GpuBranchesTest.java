package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operations that take another way on a GPU, run that way on the CPU: they give the same, in the
 * types that the rest of the step expects. Attention has a test of its own, {@link
 * FusedAttentionTest}.
 */
@ExtendWith(InScope.class)
final class GpuBranchesTest {
  private static final int TENSORS = 40; // more than are updated at a time on the CPU

  private static PtModel model;

  @BeforeAll
  static void loadTheBranchesOfGpus() throws Exception {
    model = GpuBranches.load(functions -> functions);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void layerNormOfBfloat16ComputesAndGivesThe32BitsOfItsWeights() {
    NDArray x = Script.call("copy", rand(4, 6), 15L, "cpu"); // bfloat16
    NDArray weight = rand(6);
    NDArray bias = rand(6);
    NDArray wide = Script.callOf(Script.module(model), "layer_norm", x, weight, bias, 1e-5);
    assertEquals(DataType.FLOAT32, wide.getDataType());
    NDArray cpu = Script.call("layer_norm", x, weight, bias, 1e-5);
    assertArrayEquals(floats(cpu), floats(wide), 0.02f); // the CPU's result has 8 bits
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16"})
  void convolutionWithChannelsLastGivesTheSame(String precision) {
    NDArray x = sub(rand(2, 3, 9, 9), 0.5);
    NDArray weight = sub(rand(5, 3, 3, 3), 0.5);
    boolean mixed = precision.equals("bf16");
    Object[] arguments = {x, weight, List.of(rand(5)), 2L, 1L, mixed};
    float[] gpu = floats(Script.callOf(Script.module(model), "conv2d", arguments));
    assertArrayEquals(floats(Script.call("conv2d", arguments)), gpu, mixed ? 0.02f : 1e-5f);
  }

  @Test
  void adamwOfAllTensorsAtOnceMovesThemAsAFewAtATime() {
    assertUpdatesAgree(
        "adamw",
        () ->
            List.of(
                tensors(), tensors(), zeros(), zeros(), full(new long[0], 0.5),
                full(new long[0], 0.0), full(new long[0], 1.0), 1e-2, 0.9, 0.999, 1e-8, 0.05));
  }

  @Test
  void sgdOfAllTensorsAtOnceMovesThemAsAFewAtATime() {
    assertUpdatesAgree(
        "sgd",
        () ->
            List.of(
                tensors(), tensors(), tensors(), full(new long[0], 0.5), full(new long[0], 0.0),
                1e-2, 0.9, true, 0.05, false));
  }

  /** The first argument is what is updated. */
  private static void assertUpdatesAgree(String update, Supplier<List<Object>> arguments) {
    Engines.seed(3);
    List<Object> few = arguments.get();
    Script.callForEffect(update, few.toArray());
    Engines.seed(3);
    List<Object> all = arguments.get();
    Script.callForEffectOf(Script.module(model), update, all.toArray());
    for (int i = 0; i < TENSORS; i++) {
      assertArrayEquals(floats(parameter(few, i)), floats(parameter(all, i)), 1e-7f);
    }
  }

  private static NDArray parameter(List<Object> arguments, int i) {
    return (NDArray) ((List<?>) arguments.get(0)).get(i);
  }

  private static List<NDArray> tensors() {
    List<NDArray> tensors = new ArrayList<>();
    for (int i = 0; i < TENSORS; i++) {
      tensors.add(sub(rand(3, 5), 0.5));
    }
    return tensors;
  }

  private static List<NDArray> zeros() {
    List<NDArray> tensors = new ArrayList<>();
    for (int i = 0; i < TENSORS; i++) {
      tensors.add(Tensors.zeros(3, 5));
    }
    return tensors;
  }

  private static float[] floats(NDArray x) {
    return Script.call("copy", x, 6L, "cpu").toFloatArray();
  }
}
