package lacuna.compiler.check;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;

/** Bounds the work of a check, so that no spec makes it hang or run out of stack. */
final class Effort {
  /** Expressions worked out for one spec; the library's largest network takes a twentieth. */
  static final long MOST = 1_200_000;

  /** Expressions within expressions, through all calls. */
  private static final int HIGHEST = 1500;

  private final Report report;
  private long left;
  private int height;
  private boolean deep;

  Effort(Report report, long most) {
    this.report = report;
    this.left = most;
  }

  /** Begins to work an expression out; false when there is to be no more work. */
  boolean begin(Span span) {
    if (over()) {
      return false;
    } else if (--left == 0) {
      report.add(
          Diagnostic.error(Code.SIZE_LIMIT, "this spec takes too many steps to evaluate")
              .at(span, "the limit is reached here")
              .help("make its loops and lists shorter"));
      return false;
    } else if (height >= HIGHEST) {
      deep = true;
      report.add(
          Diagnostic.error(Code.SIZE_LIMIT, "calls are nested too deeply")
              .at(span, "the limit is reached here")
              .help("a function may not call itself, directly or through others"));
      return false;
    }
    height++;
    return true;
  }

  /** Ends what {@link #begin} began. */
  void end() {
    height--;
  }

  /** Whether to stop: too much was done, or the answer is known. */
  boolean over() {
    return left <= 0 || deep || report.decided();
  }

  /** How many more expressions may be worked out. */
  long left() {
    return left;
  }
}
