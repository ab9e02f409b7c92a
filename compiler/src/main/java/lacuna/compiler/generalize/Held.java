package lacuna.compiler.generalize;

import java.util.function.Function;
import lacuna.compiler.residual.Node;

/** What one of the instances holds. */
record Held<T>(int owner, T part) {

  /** Something of it. */
  <U> Held<U> map(Function<T, U> change) {
    return new Held<>(owner, change.apply(part));
  }

  /** A node of it. */
  Occurrence occurrence(Function<T, Node> node) {
    return Occurrence.of(owner, node.apply(part));
  }
}
