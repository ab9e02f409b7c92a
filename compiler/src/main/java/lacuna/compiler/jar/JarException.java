package lacuna.compiler.jar;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A jar could not be built; the message is for the user. */
public final class JarException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Something is missing that a build needs. */
  JarException(String message) {
    super(message);
  }

  private JarException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A folder is to be made, and has files. */
  public static JarException occupied(Path folder) {
    return new JarException(
        "%s is there already, and is not empty%n  name another folder".formatted(folder));
  }

  /** A jar lacks what its build should have put into it. */
  public static JarException incomplete(Path jar, String entry) {
    return new JarException("%s lacks %s: rebuild Lacuna".formatted(jar, entry));
  }

  /** A file or folder cannot be written. */
  public static JarException unwritable(Path path, IOException failure) {
    String why =
        failure instanceof AccessDeniedException
            ? "permission is missing"
            : failure instanceof NoSuchFileException
                ? "there is no such folder, and it cannot be made"
                : String.valueOf(failure.getMessage());
    return new JarException(
        "%s cannot be written: %s%n  name another folder".formatted(path, why), failure);
  }
}
