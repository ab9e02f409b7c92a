package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor in the host's memory that Java reads and writes through a buffer, without a copy.
 *
 * <p>Page-locked memory, which only a GPU's driver can give, is copied to the GPU without the host
 * having to wait. Close it when nobody uses its buffer any more.
 */
public final class HostTensor implements AutoCloseable {
  private final NDManager owner;
  private final NDArray array;

  private HostTensor(NDManager owner, NDArray array) {
    this.owner = owner;
    this.array = array;
  }

  /**
   * Bytes from 0 to 255 of undefined values.
   *
   * @param pinned whether to lock their pages
   * @throws TensorException if there is not so much memory
   */
  public static HostTensor bytes(boolean pinned, long... shape) {
    return allocate(DataType.UINT8, pinned, shape);
  }

  /**
   * 32-bit floats of undefined values.
   *
   * @param pinned whether to lock their pages
   * @throws TensorException if there is not so much memory
   */
  public static HostTensor floats(boolean pinned, long... shape) {
    return allocate(DataType.FLOAT32, pinned, shape);
  }

  /**
   * 64-bit integers of undefined values.
   *
   * @param pinned whether to lock their pages
   * @throws TensorException if there is not so much memory
   */
  public static HostTensor longs(boolean pinned, long... shape) {
    return allocate(DataType.INT64, pinned, shape);
  }

  /**
   * Brings booleans to the device of the innermost scope, which owns them, without waiting for it.
   *
   * @param values row by row
   */
  public static NDArray upload(boolean[] values, long... shape) {
    NDManager memory = Context.current().memory();
    boolean pinned = memory.getDevice().isGpu();
    try (HostTensor host = allocate(DataType.BOOLEAN, pinned, shape)) {
      ByteBuffer bytes = host.buffer();
      for (boolean value : values) {
        bytes.put((byte) (value ? 1 : 0));
      }
      return pinned
          ? Script.call("upload", host.array, Engines.name(memory.getDevice()))
          : Context.current().own(host.array);
    }
  }

  /**
   * The values of a tensor at this moment.
   *
   * @return a copy
   * @throws TensorException if there is not so much memory
   */
  public static HostTensor copyOf(NDArray tensor) {
    return read("host_copy", tensor);
  }

  /**
   * The values of a tensor to read from: its own memory where that is the host's, one element after
   * another, else a copy.
   *
   * @throws TensorException if there is not so much memory
   */
  public static HostTensor of(NDArray tensor) {
    return read("host", tensor);
  }

  private static HostTensor read(String function, NDArray tensor) {
    NDManager owner = Engines.newMemory(Device.cpu());
    try {
      return new HostTensor(owner, Script.callInto(owner, function, tensor));
    } catch (TensorException e) {
      owner.close();
      throw e;
    }
  }

  private static HostTensor allocate(DataType type, boolean pinned, long... shape) {
    NDManager owner = Engines.newMemory(Device.cpu());
    try {
      return new HostTensor(
          owner, Script.callInto(owner, "empty_host", shape, Types.number(type), pinned));
    } catch (TensorException e) {
      owner.close();
      throw e;
    }
  }

  /** All elements, in the machine's byte order: the tensor's own memory, valid until closed. */
  public ByteBuffer buffer() {
    return array.toByteBuffer(true).order(ByteOrder.nativeOrder());
  }

  /** The tensor, as long as this is open. */
  public NDArray array() {
    return array;
  }

  /** A view of the first elements along the first axis; the innermost scope owns it. */
  public NDArray first(long count) {
    return Script.call("slice", array, 0L, count, 0L);
  }

  @Override
  public void close() {
    owner.close();
  }
}
