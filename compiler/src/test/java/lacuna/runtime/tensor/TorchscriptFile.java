package lacuna.runtime.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TorchScript file whose text a test writes. */
public final class TorchscriptFile {
  private TorchscriptFile() {}

  /**
   * Writes it; returns the file.
   *
   * @param functions top-level function definitions, {@code forward} among them
   */
  public static Path write(Path file, String functions) throws IOException {
    return Files.write(file, Archive.of(functions));
  }
}
