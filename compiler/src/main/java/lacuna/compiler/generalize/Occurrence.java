package lacuna.compiler.generalize;

import java.util.List;
import java.util.function.Function;
import lacuna.compiler.residual.Node;

/** What stands at one place of the code for one instance, or for one call of a function. */
record Occurrence(CodeOwner site, Node node) {

  /** Outside of any method: in a member of an instance. */
  static Occurrence of(int owner, Node node) {
    return new Occurrence(CodeOwner.of(owner), node);
  }

  /** What stands beside it or within it. */
  Occurrence with(Node other) {
    return new Occurrence(site, other);
  }

  int owner() {
    return site.owner();
  }

  /** A part of every node. */
  static <T extends Node> List<Occurrence> parts(
      List<Occurrence> all, Class<T> type, Function<T, Node> part) {
    return all.stream().map(each -> each.with(part.apply(type.cast(each.node)))).toList();
  }

  /** Whether all are of a type. */
  static boolean are(List<Occurrence> all, Class<? extends Node> type) {
    return all.stream().allMatch(each -> type.isInstance(each.node));
  }
}
