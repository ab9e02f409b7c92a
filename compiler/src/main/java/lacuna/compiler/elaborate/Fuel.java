package lacuna.compiler.elaborate;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;

/**
 * Bounds the work of an elaboration, so that no spec makes it hang or run out of stack. Where its
 * thread is interrupted, nobody wants the result any more: a {@link CancellationException} ends it.
 */
final class Fuel {
  /** Expressions within expressions, through all calls. */
  private static final int MOST_DEPTH = 1500;

  private final Consumer<Diagnostic> errors;
  private final BooleanSupplier decided;
  private long left;
  private int depth;
  private boolean tooDeep;

  /**
   * Fuel for some evaluations.
   *
   * @param decided whether the answer is known already, so that no more work is wanted
   */
  Fuel(long evaluations, Consumer<Diagnostic> errors, BooleanSupplier decided) {
    this.left = evaluations;
    this.errors = errors;
    this.decided = decided;
  }

  /** Begins to evaluate an expression; false when there is to be no more work. */
  boolean begin(Span span) {
    if (spent()) {
      return false;
    } else if (--left == 0) {
      errors.accept(ElaborateErrors.tooManySteps(span));
      return false;
    } else if (depth >= MOST_DEPTH) {
      tooDeep = true;
      errors.accept(ElaborateErrors.tooDeep(span));
      return false;
    }
    depth++;
    return true;
  }

  /** Ends what {@link #begin} began. */
  void end() {
    depth--;
  }

  /** Whether to stop: too much was done, or the answer is known. */
  boolean spent() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    return left <= 0 || tooDeep || decided.getAsBoolean();
  }

  /** How many more expressions may be evaluated. */
  long left() {
    return left;
  }
}
