package lacuna.compiler.generalize;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;

/** A place in several bodies: the statement {@code at} of each. */
record BodyPlace(List<Body> bodies, int at) {

  /** The first statements. */
  static BodyPlace start(List<Body> bodies) {
    return new BodyPlace(bodies, 0);
  }

  BodyPlace next() {
    return new BodyPlace(bodies, at + 1);
  }

  /** The same place in those bodies whose statement is like this. */
  BodyPlace where(Predicate<Step> like) {
    return new BodyPlace(bodies.stream().filter(body -> like.test(step(body))).toList(), at);
  }

  /** Whether all bodies end before it. */
  boolean isEnd() {
    return bodies.stream().allMatch(body -> body.steps().size() <= at);
  }

  /** Whether all bodies have a statement of the same type. */
  boolean isOfOneType() {
    return bodies.stream().allMatch(body -> body.steps().size() > at)
        && bodies.stream().allMatch(body -> step(body).getClass() == first().getClass());
  }

  /** The statement of the first body. */
  Step first() {
    return step(bodies.get(0));
  }

  /** The statement of a body. */
  Step step(Body body) {
    return body.steps().get(at);
  }

  /** What is the same in all, as a name is. */
  <S extends Step, T> Generalization<T> same(Class<S> type, Function<S, T> part) {
    T first = part.apply(type.cast(first()));
    return bodies.stream().allMatch(body -> part.apply(type.cast(step(body))).equals(first))
        ? Generalization.of(first)
        : Generalization.mismatch("different names at one place");
  }

  /** The shape that all have, or empty. */
  <S extends Step> String shape(Class<S> type, Function<S, String> part) {
    String first = part.apply(type.cast(first()));
    return bodies.stream().allMatch(body -> part.apply(type.cast(step(body))).equals(first))
        ? first
        : "";
  }

  /** A node of every statement. */
  <S extends Step> List<Occurrence> occurrences(Class<S> type, Function<S, Node> part) {
    return bodies.stream()
        .map(body -> new Occurrence(body.site(), part.apply(type.cast(step(body)))))
        .toList();
  }
}
