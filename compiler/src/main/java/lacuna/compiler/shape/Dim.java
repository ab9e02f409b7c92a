package lacuna.compiler.shape;

import java.util.Optional;
import lacuna.compiler.value.Value;

/** One entry of a declared shape. */
public sealed interface Dim {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitAny(Any any);

    R visitNamed(Named named);

    R visitComputed(Computed computed);

    R visitRest(Rest rest);
  }

  /** {@code _}: any size, without a name. */
  record Any() implements Dim {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAny(this);
    }
  }

  /** {@code n}: a name that nothing else declares; it takes the size it meets first. */
  record Named(String name) implements Dim {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNamed(this);
    }
  }

  /**
   * A size that is known or computed: {@code 3}, {@code width}, {@code 2 * n}.
   *
   * @param text as written
   */
  record Computed(String text, Size size) implements Dim {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitComputed(this);
    }
  }

  /** {@code ...}: any number of sizes, which broadcast with those that it took before. */
  record Rest() implements Dim {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRest(this);
    }
  }

  /** A size of which the computation may use names that dims before it have taken. */
  interface Size {
    /** The size, given the match so far; empty where it is not known, so that every size fits. */
    Optional<Value.Int> given(Match soFar);
  }

  /** A size that is known. */
  static Dim of(Value.Int size) {
    return new Computed(size.toString(), soFar -> Optional.of(size));
  }
}
