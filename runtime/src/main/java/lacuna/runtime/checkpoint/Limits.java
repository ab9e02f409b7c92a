package lacuna.runtime.checkpoint;

/** What a file of tensors may hold, so that none, however it was made, takes long or much memory. */
final class Limits {
  /** Tensors of a file. */
  static final int TENSORS = 100_000;

  /** Characters of a tensor's name. */
  static final int KEY = 1_000;

  /** Axes of a tensor. */
  static final int AXES = 64;

  /** Bytes of what a file says of its tensors: the safetensors format's own limit. */
  static final int HEADER = 100_000_000;

  private Limits() {}
}
