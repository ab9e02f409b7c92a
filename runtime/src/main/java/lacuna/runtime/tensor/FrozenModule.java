package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody else's network in TorchScript, which only computes: nothing of it is learned. */
public final class FrozenModule {
  /** Held as long as this: a model frees its module when it is collected. */
  private final Model model;

  private final long handle;

  private FrozenModule(Model model) {
    this.model = model;
    handle = Script.module(model);
  }

  /**
   * Loads a network for a device.
   *
   * @throws IOException if the file cannot be read, or is no TorchScript
   */
  public static FrozenModule load(Path file, Device device) throws IOException {
    Engines.prepare();
    PtModel model = (PtModel) Model.newInstance(file.toString(), device, "PyTorch");
    try (InputStream bytes = Files.newInputStream(file)) {
      model.load(bytes, true);
    } catch (MalformedModelException | EngineException failure) {
      throw new IOException("it is not a TorchScript module that this engine can load", failure);
    }
    return new FrozenModule(model);
  }

  /**
   * What its {@code forward} makes of a tensor, without a history for gradients.
   *
   * @throws TensorException if it refuses the tensor
   */
  public NDArray forward(NDArray x) {
    boolean recordingBefore = Engines.recording();
    Engines.recording(false);
    try {
      return Script.callOf(handle, "forward", x);
    } finally {
      Engines.recording(recordingBefore);
      java.lang.ref.Reference.reachabilityFence(model);
    }
  }
}
