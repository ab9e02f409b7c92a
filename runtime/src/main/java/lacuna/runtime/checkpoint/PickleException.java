package lacuna.runtime.checkpoint;

/** A pickle that is broken, too big, or uses what is not read. */
final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  PickleException(String reason) {
    super(reason);
  }
}
