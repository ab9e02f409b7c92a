package lacuna.cli;

/** What the process returns. */
final class ExitCode {
  static final int OK = 0;

  /** The spec has errors. */
  static final int SPEC = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Something failed while running. */
  static final int FAILED = 3;

  private ExitCode() {}
}
