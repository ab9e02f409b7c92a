package lacuna.compiler.format;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lacuna.compiler.syntax.ConcreteNode;
import lacuna.compiler.syntax.ConcreteNode.Branch;
import lacuna.compiler.syntax.ConcreteNode.Leaf;
import lacuna.compiler.syntax.ConcreteNode.Rule;

/**
 * The columns at which the {@code =} of neighboring parts stand: of settings, of layers, of names
 * of weights, of aliases; and the {@code in} of a sweep's axes. An empty line or another sort of
 * part begins anew.
 */
final class Alignment {
  private static final Set<Rule> ALIGNED =
      Set.of(Rule.SETTING, Rule.AXIS, Rule.LAYER, Rule.RENAMING, Rule.COMPONENT);

  private final List<ConcreteNode> nodes;
  private final Function<List<ConcreteNode>, Doc.Metrics> measure;

  private Alignment(List<ConcreteNode> nodes, Function<List<ConcreteNode>, Doc.Metrics> measure) {
    this.nodes = nodes;
    this.measure = measure;
  }

  /**
   * For each part the width of the widest key in its run; 0 where nothing is aligned.
   *
   * @param measure of what stands before a {@code =}
   */
  static int[] columns(
      List<ConcreteNode> nodes, Function<List<ConcreteNode>, Doc.Metrics> measure) {
    return new Alignment(nodes, measure).columns();
  }

  /** What stands between a key and its value. */
  static String sign(Rule rule) {
    return rule == Rule.AXIS ? "in" : "=";
  }

  private int[] columns() {
    int[] columns = new int[nodes.size()];
    int start = 0;
    while (start < columns.length) {
      int paragraph = endOfParagraph(start);
      while (start < paragraph) {
        int end = Lines.endOfRun(paragraph, start, this::keyWidth, i -> 0);
        Arrays.fill(columns, start, end, Lines.widest(start, end, this::keyWidth));
        start = end;
      }
    }
    return columns;
  }

  /** The end of the parts of one sort from {@code start} on without an empty line between them. */
  private int endOfParagraph(int start) {
    int end = start + 1;
    while (end < nodes.size()
        && isAligned(nodes.get(end))
        && isAligned(nodes.get(start))
        && ((Branch) nodes.get(start)).rule() == ((Branch) nodes.get(end)).rule()
        && !nodes.get(end).first().startsParagraph()) {
      end++;
    }
    return end;
  }

  private boolean isAligned(ConcreteNode node) {
    return keyWidth(node) > 0;
  }

  /** Columns before the sign; 0 for what is not aligned. */
  private int keyWidth(int index) {
    return keyWidth(nodes.get(index));
  }

  private int keyWidth(ConcreteNode node) {
    if (!(node instanceof Branch branch) || !ALIGNED.contains(branch.rule())) {
      return 0;
    }
    List<String> signs =
        branch.parts().stream().map(part -> part instanceof Leaf leaf ? leaf.text() : "").toList();
    int sign = signs.indexOf(sign(branch.rule()));
    if (signs.contains("{") || sign < 0) {
      return 0;
    }
    Doc.Metrics key = measure.apply(branch.parts().subList(0, sign));
    return key.breaks() || key.commentLast() ? 0 : key.width();
  }
}
