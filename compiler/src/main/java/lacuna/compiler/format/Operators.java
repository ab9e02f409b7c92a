package lacuna.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lacuna.compiler.format.Doc.Line;
import lacuna.compiler.syntax.ConcreteNode;

/**
 * A row of operands and operators. Where it is too long, it breaks before the operators that bind
 * least.
 */
final class Operators {
  /** From those that bind least. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("implies"),
          Set.of("or"),
          Set.of("and"),
          Set.of("<", "<=", ">", ">=", "==", "!="),
          Set.of(".."),
          Set.of("+", "-"),
          Set.of("*", "/"));

  private Operators() {}

  /**
   * The row.
   *
   * @param parts operand, operator, operand and so on
   * @param layout of one part
   */
  static Doc row(List<ConcreteNode> parts, Function<ConcreteNode, Doc> layout) {
    return row(parts, 0, layout);
  }

  private static Doc row(
      List<ConcreteNode> parts, int level, Function<ConcreteNode, Doc> layout) {
    if (parts.size() == 1) {
      return layout.apply(parts.get(0));
    }
    List<Doc> rest = new ArrayList<>();
    Doc first = null;
    int start = 0;
    for (int i = 1; i <= parts.size(); i += 2) {
      if (i < parts.size() && !LEVELS.get(level).contains(parts.get(i).first().text())) {
        continue;
      }
      Doc operand = row(parts.subList(start, i), level + 1, layout);
      if (first == null) {
        first = operand;
      } else {
        ConcreteNode operator = parts.get(start - 1);
        boolean tight = operator.first().text().equals("..");
        rest.add(tight ? new Doc.Space(0) : Line.BLANK);
        rest.add(layout.apply(operator));
        rest.add(new Doc.Space(tight ? 0 : 1));
        rest.add(operand);
      }
      start = i + 1;
    }
    return rest.isEmpty() ? first : Doc.group(Doc.concat(first, new Doc.Indent(Doc.concat(rest))));
  }
}
