package lacuna.compiler.sample;

/** A mask does what the host cannot compute, or too much of it: it has no statistics. */
final class UnsupportedMaskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsupportedMaskException(String reason) {
    super(reason, null, false, false);
  }
}
