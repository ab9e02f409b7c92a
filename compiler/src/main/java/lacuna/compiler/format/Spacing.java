package lacuna.compiler.format;

import java.util.Set;
import lacuna.compiler.syntax.ConcreteNode.Leaf;
import lacuna.compiler.syntax.ConcreteNode.Sort;

/** Blanks between two tokens of a line. */
final class Spacing {
  private static final Set<String> NONE_BEHIND = Set.of("(", "[", ".", "..");
  private static final Set<String> NONE_BEFORE = Set.of(")", "]", ",", ":", ".", "..", "?");
  private static final Set<String> CALLED = Set.of(")", "]", "?");

  private Spacing() {}

  /** One blank, or none. */
  static Doc between(Leaf left, Leaf right) {
    boolean called = left.sort() == Sort.NAME || CALLED.contains(left.text());
    boolean none =
        NONE_BEHIND.contains(left.text())
            || NONE_BEFORE.contains(right.text())
            || (right.text().equals("(") && called);
    return new Doc.Space(none ? 0 : 1);
  }
}
