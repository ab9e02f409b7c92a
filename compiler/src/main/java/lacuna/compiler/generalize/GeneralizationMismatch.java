package lacuna.compiler.generalize;

import java.util.Optional;
import java.util.function.Function;

/** Why instances cannot share a class, or calls a function. */
record GeneralizationMismatch<T>(String reason) implements Generalized<T> {
  @Override
  public <U> Generalized<U> then(Function<Generalized.Common<T>, Generalized<U>> next) {
    return new GeneralizationMismatch<>(reason);
  }

  @Override
  public Optional<T> term() {
    return Optional.empty();
  }

  @Override
  public T orElseThrow() {
    throw new IllegalStateException(reason);
  }
}
