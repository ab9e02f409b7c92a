package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

  @Test
  void adamwOfAllTensorsAtOnceMovesThemAsAFewAtATime() {
    List<NDArray> first = updated(null);
    List<NDArray> all = updated(model);
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(floats(first.get(i)), floats(all.get(i)), 1e-7f);
    }
  }

  /** Parameters after one update, by the CPU's own way where {@code gpus} is null. */
  private static List<NDArray> updated(PtModel gpus) {
    Engines.seed(3);
    List<NDArray> parameters = tensors();
    List<NDArray> gradients = tensors();
    List<NDArray> moments = zeros();
    List<NDArray> squares = zeros();
    Object[] arguments = {
      parameters, gradients, moments, squares, full(new long[0], 0.5), full(new long[0], 0.0),
      full(new long[0], 1.0), 1e-2, 0.9, 0.999, 1e-8, 0.05
    };
    if (gpus == null) {
      Script.callForEffect("adamw", arguments);
    } else {
      Script.callForEffectOf(Script.module(gpus), "adamw", arguments);
    }
    return parameters;
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
