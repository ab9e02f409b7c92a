package lacuna.runtime.tensor;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.stream.IntStream;

/**
 * libtorch's settings of the whole process ({@code at::globalContext()}), which it exports and DJL
 * does not offer.
 */
final class GlobalContext {
  private static final String GLOBAL_CONTEXT = "_ZN2at13globalContextEv";

  private GlobalContext() {}

  /**
   * Calls a setter.
   *
   * @param setter its exported name
   * @throws UnsupportedOperationException where this libtorch has none
   */
  static void set(String setter, boolean... values) {
    try {
      NativeLibrary torch =
          NativeLibrary.getInstance(
              Engines.folder().resolve(System.mapLibraryName("torch_cpu")).toString());
      Pointer context = torch.getFunction(GLOBAL_CONTEXT).invokePointer(new Object[0]);
      Object[] arguments = new Object[values.length + 1];
      arguments[0] = context;
      IntStream.range(0, values.length).forEach(i -> arguments[i + 1] = values[i]);
      torch.getFunction(setter).invokeVoid(arguments);
    } catch (UnsatisfiedLinkError e) {
      throw new UnsupportedOperationException(
          "this libtorch (" + Engines.folder() + ") does not offer it", e);
    }
  }
}
