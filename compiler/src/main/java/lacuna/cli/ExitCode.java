package lacuna.cli;

import lacuna.runtime.command.FailureReport;

/** What the process returns. */
final class ExitCode {
  static final int OK = 0;

  /** The spec has errors. */
  static final int SPEC = 1;

  /**
   * The command line is wrong, or a file or folder that it names, or something that the machine
   * should have: nothing was done.
   */
  static final int USAGE = 2;

  /** Something failed on the way. */
  static final int FAILED = 3;

  /** A mistake of Lacuna's own ({@code EX_SOFTWARE} of sysexits.h). */
  static final int BUG = FailureReport.BUG;

  private ExitCode() {}
}
