package lacuna.compiler.value;

import java.util.function.Function;

/** What a rule comes to: a value, or the reason why there is none. */
public sealed interface Result<T> {

  /** Hands what there is to the function for it. */
  <R> R fold(
      Function<? super T, ? extends R> ok, Function<? super Mismatch, ? extends R> mismatched);

  /** A result that is there. */
  static <T> Result<T> ok(T value) {
    return new Ok<>(value);
  }

  /** A result that is not. */
  static <T> Result<T> mismatch(Mismatch mismatch) {
    return new Mismatched<>(mismatch);
  }

  /** The same with another value in place of this one. */
  default <R> Result<R> map(Function<? super T, ? extends R> change) {
    return fold(value -> ok(change.apply(value)), Result::mismatch);
  }

  /** What a further rule makes of the value. */
  default <R> Result<R> then(Function<? super T, Result<R>> rule) {
    return fold(rule, Result::mismatch);
  }

  /** Whether there is a value. */
  default boolean isOk() {
    return fold(value -> true, mismatch -> false);
  }

  /** A value. */
  record Ok<T>(T value) implements Result<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> ok, Function<? super Mismatch, ? extends R> mismatched) {
      return ok.apply(value);
    }
  }

  /** A reason. */
  record Mismatched<T>(Mismatch mismatch) implements Result<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> ok, Function<? super Mismatch, ? extends R> mismatched) {
      return mismatched.apply(mismatch);
    }
  }
}
