package lacuna.runtime.tensor;

/**
 * An operation cannot be done on its arguments: shapes that do not fit, memory that is not there.
 */
public final class TensorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TensorException(String operation, String arguments, String reason) {
    super(operation + "(" + arguments + "): " + reason);
  }
}
