package lacuna.compiler.memory;

/**
 * What decides how an operation is computed.
 *
 * @param gpu whether on a GPU, whose kernels differ from the CPU's
 * @param mixed whether products are computed in bfloat16
 */
record Engine(boolean gpu, boolean mixed) {
  static final int FP32 = 4;
  static final int BF16 = 2;

  /** Bytes of each number of a product. */
  int productWidth() {
    return mixed ? BF16 : FP32;
  }
}
