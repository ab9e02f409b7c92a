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
   * Allows it or not. A libtorch that cannot be asked keeps what it does unless told.
   *
   * @throws UnsupportedOperationException where it is to be allowed and cannot
   */
  public static void allow(boolean allowed) {
    try {
      GlobalContext.set(PRODUCTS, allowed);
      GlobalContext.set(CONVOLUTIONS, allowed);
    } catch (UnsupportedOperationException e) {
      if (allowed) {
        throw e;
      }
    }
  }
}
