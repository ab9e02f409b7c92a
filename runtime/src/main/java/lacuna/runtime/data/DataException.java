package lacuna.runtime.data;

import lacuna.runtime.RunException;

/** The data cannot be trained on; the message says what, where, why, and what to do. */
public final class DataException extends RunException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
