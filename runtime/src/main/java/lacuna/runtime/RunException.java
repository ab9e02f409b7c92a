package lacuna.runtime;

/**
 * A run that cannot start or go on. The message is all that a user sees: what is wrong, where, why,
 * and what to do; text of files in it is {@linkplain Printable shown} so that it does nothing to the
 * terminal. Each package may have a subclass of its own.
 */
public class RunException extends RuntimeException {
  /** Exit code where nothing has been trained: the command, a setting or the data is wrong. */
  public static final int NOT_STARTED = 2;

  /** Exit code of a run that stopped on the way: its state is saved. */
  public static final int STOPPED = 3;

  /** Exit code of a run that was asked to stop: that of a program that SIGINT ended. */
  public static final int INTERRUPTED = 130;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** A run that cannot start. */
  public RunException(String message) {
    this(message, NOT_STARTED);
  }

  /**
   * @param exitCode one of this class
   */
  public RunException(String message, int exitCode) {
    super(Printable.text(message));
    this.exitCode = exitCode;
  }

  /** A run that cannot start. */
  public RunException(String message, Throwable cause) {
    super(Printable.text(message), cause);
    this.exitCode = NOT_STARTED;
  }

  /** What the process should return. */
  public final int exitCode() {
    return exitCode;
  }
}
