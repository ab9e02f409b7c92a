package lacuna.runtime.image;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Environment variables of this process, as native libraries that are loaded later read them. Java
 * itself can set those of other processes only.
 */
final class NativeEnvironment {
  private NativeEnvironment() {}

  /** Sets a variable that the user has not set; does nothing on Windows, where C has another way. */
  static void set(String name, String value) {
    if (!Platform.isWindows() && System.getenv(name) == null) {
      Function.getFunction(Platform.C_LIBRARY_NAME, "setenv")
          .invokeInt(new Object[] {name, value, 0});
    }
  }
}
