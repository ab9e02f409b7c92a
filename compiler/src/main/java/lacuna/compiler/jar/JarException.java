package lacuna.compiler.jar;

/** A jar could not be built; the message is for the user. */
public final class JarException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JarException(String message) {
    super(message);
  }

  JarException(String message, Throwable cause) {
    super(message, cause);
  }
}
