package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtSymbolBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a GPU is given for attention, run on the CPU: it is what libtorch's memory-efficient kernels
 * ask for (sdp_utils.cpp: four axes, last strides of 1, one type), and computes the same.
 */
@ExtendWith(InScope.class)
final class FusedAttentionTest {
  private static final String FUSED = "torch.scaled_dot_product_attention(q, k, v, b, 0., False";
  private static final String DEMANDS =
      """

      def demanding(q: Tensor, k: Tensor, v: Tensor, bias: Optional[Tensor], scale: float) -> Tensor:
        for x in [q, k, v]:
          if torch.dim(x) != 4 or torch.stride(x, -1) != 1:
            ops.prim.RaiseException("q, k and v must have four axes, the last without gaps")
        if torch.__isnot__(bias, None):
          b = unchecked_cast(Tensor, bias)
          if torch.stride(b, -1) != 1 or b.dtype != q.dtype or torch.dim(b) > 4:
            ops.prim.RaiseException("the bias must have rows without gaps in the type of q")
        return torch.scaled_dot_product_attention(q, k, v, bias, 0., False, scale=scale)
      """;

  private static PtModel model;

  @BeforeAll
  static void loadTheBranchOfGpus() throws Exception {
    model = GpuBranches.load(FusedAttentionTest::demanding);
  }

  private static String demanding(String functions) {
    assertEquals(2, functions.split(Pattern.quote(FUSED), -1).length);
    return functions.replace(FUSED + ", scale=scale)", "self.demanding(q, k, v, b, scale)")
        + DEMANDS;
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void withoutABias() {
    assertSame(heads(2, 3, 4, 5), null, false);
    assertSame(heads(2, 4, 3, 4, 5), null, false);
    assertSame(heads(2, 3, 4, 5), null, true);
  }

  @Test
  void theBiasOfAllBlocksWhoseHeadsComeLastInMemory() {
    assertSame(heads(2, 3, 4, 5), permute(rand(4, 4, 3), 2, 0, 1), false);
    assertSame(heads(2, 3, 4, 5), permute(rand(4, 4, 3), 2, 0, 1), true);
  }

  @Test
  void windowsThatShareABias() {
    assertSame(heads(2, 6, 3, 4, 5), permute(rand(4, 4, 3), 2, 0, 1), false);
    assertSame(heads(2, 6, 3, 4, 5), permute(rand(4, 4, 3), 2, 0, 1), true);
  }

  @Test
  void windowsWithAMaskOfTheirOwn() {
    NDArray mask = where(less(rand(6, 1, 4, 4), 0.3), -100, 0);
    assertSame(heads(2, 6, 3, 4, 5), add(permute(rand(4, 4, 3), 2, 0, 1), mask), false);
    assertSame(heads(2, 6, 3, 4, 5), mask, true);
  }

  @Test
  void aBiasPerImage() {
    assertSame(heads(2, 6, 3, 4, 5), rand(2, 1, 3, 4, 4), false);
    assertSame(heads(2, 6, 2, 3, 4, 5), rand(6, 2, 3, 4, 4), false);
  }

  /** Compares results and gradients with those of the CPU's own way. */
  private static void assertSame(List<NDArray> heads, NDArray bias, boolean mixed) {
    List<NDArray> learned = new ArrayList<>(heads);
    if (bias != null) {
      learned.add(bias);
    }
    learned.forEach(x -> x.setRequiresGradient(true));
    long gpus = ((PtSymbolBlock) model.getBlock()).getHandle();
    String name = "scaled_dot_product_attention";
    Object[] arguments = {
      heads.get(0), heads.get(1), heads.get(2), Script.optional(bias), 0.4, mixed
    };
    Engines.recording(true);
    NDArray expected = Script.call(name, arguments);
    NDArray actual = Script.callOf(gpus, name, arguments);
    assertEquals(expected.getDataType(), actual.getDataType());
    double tolerance = mixed ? 0.1 : 1e-5; // bfloat16 sums differ by their order
    assertClose(expected, actual, tolerance);
    NDArray direction = rand(expected.getShape().getShape());
    try (Gradients a = Gradients.of(sum(mul(expected, direction)), learned);
        Gradients b = Gradients.of(sum(mul(actual, direction)), learned)) {
      for (int i = 0; i < learned.size(); i++) {
        assertClose(a.values().get(i), b.values().get(i), tolerance);
      }
    } finally {
      Engines.recording(false);
    }
  }

  /** Queries, keys and values, split off one projection as the library does it. */
  private static List<NDArray> heads(long... shape) {
    int axes = shape.length;
    long[] joint = Arrays.copyOf(shape, axes + 1);
    joint[axes - 3] = shape[axes - 2];
    joint[axes - 2] = 3;
    joint[axes - 1] = shape[axes - 3];
    joint[axes] = shape[axes - 1];
    return unbind(rand(joint), axes - 2).stream()
        .map(part -> transpose(part, axes - 3, axes - 2))
        .map(Tensors::detach)
        .toList();
  }

  private static void assertClose(NDArray expected, NDArray actual, double tolerance) {
    assertEquals(expected.getShape(), actual.getShape());
    assertArrayEquals(floats(expected), floats(actual), (float) tolerance);
  }

  private static float[] floats(NDArray x) {
    return Script.call("copy", x, 6L, "cpu").toFloatArray();
  }
}
