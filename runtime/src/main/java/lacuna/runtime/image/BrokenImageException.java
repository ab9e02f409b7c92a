package lacuna.runtime.image;

import java.io.IOException;

/** A file is not a picture that can be read to its end; the message says what is wrong with it. */
public final class BrokenImageException extends IOException {
  private static final long serialVersionUID = 1L;

  public BrokenImageException(String message) {
    super(message);
  }

  public BrokenImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
