package lacuna.runtime.train;

/** A run that cannot start or go on. The message is for the user: what, where, why, what to do. */
public final class RunException extends RuntimeException {
  /** Exit code of runs that were asked for wrongly: nothing has been trained. */
  static final int NOT_STARTED = 2;

  /** Exit code of runs that stopped on the way: the state is saved. */
  static final int STOPPED = 3;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** A run that cannot start. */
  public RunException(String message) {
    this(message, NOT_STARTED);
  }

  RunException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  RunException(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = NOT_STARTED;
  }

  /** What the process should return. */
  public int exitCode() {
    return exitCode;
  }
}
