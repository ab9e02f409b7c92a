package lacuna.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a run that cannot be read: kept under another name, so that the run can go on. */
public final class DamagedFile {
  private static final String SUFFIX = ".damaged";

  private DamagedFile() {}

  /**
   * Gives a file or folder the name NAME.damaged, or NAME.damaged-2 where that is taken.
   *
   * @return the new name
   * @throws CheckpointException if it cannot be moved
   */
  public static Path setAside(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + SUFFIX);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + SUFFIX + "-" + i);
    }
    try {
      return Files.move(file, aside);
    } catch (IOException e) {
      throw new CheckpointException(
          file, "is damaged and cannot be moved out of the way: " + e.getMessage(), e);
    }
  }
}
