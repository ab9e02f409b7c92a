package lacuna.runtime.tensor;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries that come in jars: libtorch for the CPU, and DJL's code for any libtorch.
 *
 * @param platform as DJL finds it, which names its folders by that
 * @param flavor {@code cpu} or {@code cu128}
 */
record NativeCode(Platform platform, String flavor) {
  private static final String ENGINE = "pytorch";
  private static final String CODE = System.mapLibraryName("djl_torch");

  /** The code of a flavor for this machine. */
  static NativeCode of(String flavor) {
    return new NativeCode(Platform.detectPlatform(ENGINE), flavor);
  }

  /** The folder in which DJL looks for it, {@code 2.7.1-20250812-cpu-linux-x86_64}. */
  Path folder() {
    String name = platform.getVersion() + "-" + flavor + "-" + platform.getClassifier();
    return Utils.getEngineCacheDir(ENGINE).resolve(name);
  }

  /**
   * The files by the names that DJL gives them.
   *
   * @param withLibtorch whether libtorch itself is among them, which comes for the CPU alone
   * @throws IOException where the jars lack one
   */
  Map<String, Packed> files(boolean withLibtorch) throws IOException {
    Map<String, Packed> files = new LinkedHashMap<>();
    if (withLibtorch) {
      for (String library : libraries()) {
        String name = String.join("/", ENGINE, flavor, platform.getClassifier(), library);
        files.put(library, packed(name));
      }
    }
    String code = String.join("/", "jnilib", platform.getClassifier(), flavor, CODE);
    files.put(platform.getApiVersion() + "-" + CODE, packed(code));
    return files;
  }

  private String[] libraries() throws IOException {
    String @Nullable [] libraries = platform.getLibraries();
    if (libraries == null) {
      throw new IOException("no jar of the class path has it for " + platform.getClassifier());
    }
    return libraries;
  }

  private static Packed packed(String name) throws IOException {
    @Nullable URL source = NativeCode.class.getClassLoader().getResource(name);
    if (source == null) {
      throw new IOException("no jar of the class path has " + name);
    }
    return Packed.at(source);
  }
}
