package lacuna.runtime.tensor;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The native libraries that come in jars: libtorch for the CPU, and DJL's code for any libtorch. */
final class NativeCode {
  private static final String CODE = System.mapLibraryName("djl_torch");

  private final ClassLoader jars = NativeCode.class.getClassLoader();
  private final Properties engine = properties("pytorch-engine.properties");
  private final Properties libtorch = properties("native/lib/pytorch.properties");

  /** The folder in which DJL looks for a flavor, {@code 2.7.1-20250812-cpu-linux-x86_64}. */
  Path folder(String flavor) {
    return Utils.getEngineCacheDir("pytorch")
        .resolve(libtorch("version") + "-" + flavor + "-" + libtorch("classifier"));
  }

  /**
   * The files of a flavor by the name that DJL gives them.
   *
   * @param withLibtorch whether libtorch itself is among them, which comes for the CPU alone
   */
  Map<String, Packed> files(String flavor, boolean withLibtorch) throws IOException {
    String platform = flavor + "/" + libtorch("classifier") + "/";
    Map<String, Packed> files = new LinkedHashMap<>();
    if (withLibtorch) {
      for (String library : libtorch("libraries").split(",")) {
        files.put(library, packed("pytorch/" + platform + library));
      }
    }
    String code = "jnilib/" + libtorch("classifier") + "/" + flavor + "/" + CODE;
    files.put(engine.getProperty("djl_version") + "-" + CODE, packed(code));
    return files;
  }

  private String libtorch(String key) {
    return libtorch.getProperty(key, "");
  }

  private Packed packed(String name) throws IOException {
    @Nullable URL source = jars.getResource(name);
    if (source == null) {
      throw new IOException("no jar of the class path has " + name);
    }
    return Packed.at(source);
  }

  private Properties properties(String name) {
    Properties properties = new Properties();
    try (@Nullable InputStream in = jars.getResourceAsStream(name)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      properties.clear(); // the libraries that it names are then missing, and that is said
    }
    return properties;
  }
}
