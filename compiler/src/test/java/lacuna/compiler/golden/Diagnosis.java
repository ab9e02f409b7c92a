package lacuna.compiler.golden;

import java.io.IOException;
import java.nio.file.Path;

/** What the compiler says about a file, as text. */
@FunctionalInterface
public interface Diagnosis {
  /** The messages about the file, which are shown under its name alone. */
  String diagnose(Path file) throws IOException;
}
