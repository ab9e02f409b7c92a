package lacuna.runtime.tensor;

/** A TorchScript value that is no tensor and outlives one call: a generator or a stream. */
final class NativeValue implements AutoCloseable {
  private final long address;

  NativeValue(long address) {
    this.address = address;
  }

  long address() {
    return address;
  }

  @Override
  public void close() {
    Library.delete(address);
  }
}
