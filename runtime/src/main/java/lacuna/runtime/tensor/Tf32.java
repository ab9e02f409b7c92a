package lacuna.runtime.tensor;

/**
 * Whether a GPU may multiply matrices and convolve in TF32, which rounds 32-bit factors to 10 bits
 * of mantissa. This holds for the whole process; libtorch allows it for convolutions unless told.
 */
public final class Tf32 {
  private static final String PRODUCTS = "_ZN2at7Context18setAllowTF32CuBLASEb";
  private static final String CONVOLUTIONS = "_ZN2at7Context17setAllowTF32CuDNNEb";

  private Tf32() {}

  /**
   * Allows it or not.
   *
   * @throws UnsupportedOperationException where this libtorch cannot be asked
   */
  public static void allow(boolean allowed) {
    GlobalContext.set(PRODUCTS, allowed);
    GlobalContext.set(CONVOLUTIONS, allowed);
  }
}
