package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/** Copies to a device that run while it computes; the host waits for none of them but to drain. */
public interface CopyStream extends AutoCloseable {
  /**
   * Begins to copy, once the device has done all that it was given so far.
   *
   * @param to on the device
   * @param from page-locked, of the same shape and type, unchanged until {@link #drain}
   */
  void copy(NDArray to, NDArray from);

  /** Makes what the device is given from now on wait for the copies. */
  void join();

  /** Waits for the copies. */
  void drain();

  @Override
  void close();
}
