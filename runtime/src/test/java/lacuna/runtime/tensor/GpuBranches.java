package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.pytorch.engine.PtModel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The operations as they run on a GPU, loaded for the CPU: every {@code is_cuda} is true. */
final class GpuBranches {
  private GpuBranches() {}

  /**
   * Loads them.
   *
   * @param change to the rewritten functions
   */
  static PtModel load(UnaryOperator<String> change) throws Exception {
    Engines.prepare();
    try (InputStream resource = Script.class.getResourceAsStream("ops.py")) {
      String functions = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      String gpus = functions.replaceAll("[a-z]+(\\[0])?\\.is_cuda", "True");
      PtModel model = (PtModel) Model.newInstance("gpus", Device.cpu(), "PyTorch");
      model.load(new ByteArrayInputStream(Archive.of(change.apply(gpus))), false);
      return model;
    }
  }
}
