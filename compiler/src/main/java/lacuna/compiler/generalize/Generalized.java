package lacuna.compiler.generalize;

import java.util.Optional;
import java.util.function.Function;

/** What several terms have in common, or why they have nothing in common. */
sealed interface Generalized<T> permits Generalized.Common, GeneralizationMismatch {

  /** Goes on from what is common; a mismatch stays one. */
  <U> Generalized<U> then(Function<Common<T>, Generalized<U>> next);

  /** The term, if there is one. */
  Optional<T> term();

  /** The term; errors: IllegalStateException where there is none. */
  T orElseThrow();

  /**
   * A term that all are instances of.
   *
   * @param bindings what the names of the code stand for, its own included
   */
  record Common<T>(T value, CodeBindings bindings) implements Generalized<T> {
    @Override
    public <U> Generalized<U> then(Function<Common<T>, Generalized<U>> next) {
      return next.apply(this);
    }

    @Override
    public Optional<T> term() {
      return Optional.of(value);
    }

    @Override
    public T orElseThrow() {
      return value;
    }
  }
}
