package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;

/** A GPU's second stream: copies from page-locked memory that run while the first computes. */
public final class CopyStream implements AutoCloseable {
  private final Model functions = Script.load("cuda.py");
  private final long module = Script.module(functions);
  private final NativeValue stream;

  /** A stream of a GPU. */
  public CopyStream(Device gpu) {
    stream = Script.callForValueOf(module, "side_stream", Engines.name(gpu));
  }

  /**
   * Begins to copy, once the GPU has done all that it was given so far; the host goes on at once.
   *
   * @param to on the GPU
   * @param from page-locked, of the same shape and type, unchanged until {@link #drain}
   */
  public void copy(NDArray to, NDArray from) {
    Script.callForEffectOf(module, "copy_beside", to, from, stream);
  }

  /** Makes what the GPU is given from now on wait for the copies; the host goes on at once. */
  public void join() {
    Script.callForEffectOf(module, "join", stream);
  }

  /** Waits for the copies. */
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
