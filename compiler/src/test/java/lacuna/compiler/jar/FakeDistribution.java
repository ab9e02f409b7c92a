package lacuna.compiler.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A runtime of two small jars. */
final class FakeDistribution {
  private FakeDistribution() {}

  /** The runtime's jar, which needs {@code other.jar} beside it. */
  static Path runtime(Path folder) throws IOException {
    jar(folder.resolve("other.jar"), "Manifest-Version: 1.0\n");
    return jar(
        folder.resolve("lacuna-runtime-1.jar"), "Manifest-Version: 1.0\nClass-Path: other.jar\n");
  }

  static RuntimeLibraries libraries(Path folder) throws IOException {
    return RuntimeLibraries.of(List.of(runtime(folder)));
  }

  private static Path jar(Path path, String manifest) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      ReproducibleJar.write(out, manifest.getBytes(StandardCharsets.UTF_8), new TreeMap<>());
    }
    return path;
  }
}
