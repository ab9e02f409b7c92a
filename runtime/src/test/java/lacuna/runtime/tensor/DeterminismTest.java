package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtSymbolBlock;
import com.sun.jna.Function;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** libtorch refuses `put_`, which has no deterministic algorithm on any device, where it is asked. */
@ExtendWith(InScope.class)
final class DeterminismTest {
  private static final String PUT =
      """
      def put(x: Tensor, index: Tensor) -> Tensor:
        return torch.put_(torch.clone(x, memory_format=0), index, torch.to(index, 6))
      """;

  @AfterEach
  void backToTheDefault() {
    Determinism.require(false);
  }

  @Test
  void operationsWithoutADeterministicAlgorithmAreRefusedWhereItIsRequired() throws Exception {
    Engines.prepare();
    try (PtModel model = (PtModel) Model.newInstance("put", Device.cpu(), "PyTorch")) {
      model.load(new ByteArrayInputStream(Archive.of(PUT)), false);
      assertEquals(2, put(model).toFloatArray()[2]);
      Determinism.require(true);
      String why = assertThrows(TensorException.class, () -> put(model)).getMessage();
      assertTrue(why.contains("deterministic"), why);
      Determinism.require(false);
      assertEquals(2, put(model).toFloatArray()[2]);
    }
  }

  @Test
  void cublasIsGivenAWorkspaceOfAFixedSize() {
    Determinism.require(true);
    Object[] name = {"CUBLAS_WORKSPACE_CONFIG"};
    assertEquals(":4096:8", Function.getFunction("c", "getenv").invokeString(name, false));
  }

  private static NDArray put(PtModel model) {
    long module = ((PtSymbolBlock) model.getBlock()).getHandle();
    return Script.callOf(module, "put", Tensors.zeros(3), Tensors.arange(3));
  }
}
