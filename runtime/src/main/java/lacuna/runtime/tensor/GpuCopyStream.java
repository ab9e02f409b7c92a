package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;

/** A GPU's second stream. */
public final class GpuCopyStream implements CopyStream {
  private final Model functions = Script.load("cuda.py");
  private final long module = Script.module(functions);
  private final NativeValue stream;

  /** A stream of a GPU. */
  public GpuCopyStream(Device gpu) {
    stream = Script.callForValueOf(module, "side_stream", Engines.name(gpu));
  }

  @Override
  public void copy(NDArray to, NDArray from) {
    Script.callForEffectOf(module, "copy_beside", to, from, stream);
  }

  @Override
  public void join() {
    Script.callForEffectOf(module, "join", stream);
  }

  @Override
  public void drain() {
    Script.callForEffectOf(module, "drain", stream);
  }

  @Override
  public void close() {
    drain();
    stream.close();
    functions.close();
  }
}
