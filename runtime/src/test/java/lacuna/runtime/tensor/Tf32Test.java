package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libtorch's own getters say what was allowed. */
class Tf32Test {
  @AfterEach
  void backToExact() {
    Tf32.allow(false);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void isAllowedForProductsAndConvolutions(boolean allowed) {
    Tf32.allow(allowed);
    assertEquals(allowed, get("_ZNK2at7Context15allowTF32CuBLASEv"));
    assertEquals(allowed, get("_ZNK2at7Context14allowTF32CuDNNEv"));
  }

  private static boolean get(String getter) {
    NativeLibrary torch =
        NativeLibrary.getInstance(
            Engines.folder().resolve(System.mapLibraryName("torch_cpu")).toString());
    Pointer context = torch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
    return (torch.getFunction(getter).invokeInt(new Object[] {context}) & 1) == 1;
  }
}
