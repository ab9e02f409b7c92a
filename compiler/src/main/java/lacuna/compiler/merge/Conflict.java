package lacuna.compiler.merge;

/** Instances that cannot share a class; the merger splits them. */
final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1;

  Conflict(String message) {
    super(message, null, false, false);
  }
}
