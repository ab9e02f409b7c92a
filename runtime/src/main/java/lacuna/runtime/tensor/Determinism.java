package lacuna.runtime.tensor;

import com.sun.jna.Function;

/**
 * Whether libtorch keeps to algorithms that give the same bits in every run. Its faster ones on a
 * GPU add up in whatever order its threads come. This holds for the whole process.
 */
public final class Determinism {
  private static final String SET = "_ZN2at7Context26setDeterministicAlgorithmsEbb";
  private static final String FILL = "_ZN2at7Context39setDeterministicFillUninitializedMemoryEb";

  private static boolean required;

  private Determinism() {}

  /**
   * Asks libtorch for deterministic algorithms alone, or no longer. An operation that has none then
   * fails and says so. To be called before a GPU multiplies anything: cuBLAS reads from the
   * environment, once, which workspace it may use.
   *
   * @throws UnsupportedOperationException where this libtorch cannot be asked
   */
  public static synchronized void require(boolean deterministic) {
    if (deterministic == required) {
      return;
    }
    // Memory that nothing was written to is never read, so it need not be filled.
    GlobalContext.set(FILL, false);
    GlobalContext.set(SET, deterministic, false);
    if (deterministic) {
      Function setenv = Function.getFunction("c", "setenv");
      setenv.invokeInt(new Object[] {"CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0});
    }
    required = deterministic;
  }
}
