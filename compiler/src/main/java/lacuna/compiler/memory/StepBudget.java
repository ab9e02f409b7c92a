package lacuna.compiler.memory;

/** Bounds how long programs are that are followed. */
final class StepBudget {
  private static final int MOST = 2_000_000;

  private int left = MOST;

  /** A step is too long to be followed. */
  static final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpentException() {
      super("too many operations", null, false, false);
    }
  }

  /** Counts an expression; errors: {@link SpentException}. */
  void spend() {
    if (left-- == 0) {
      throw new SpentException();
    }
  }
}
