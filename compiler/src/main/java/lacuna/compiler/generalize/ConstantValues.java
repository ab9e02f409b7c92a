package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The values of constants and of components of the runtime, their names and formulas aside. */
final class ConstantValues {
  private static final Node.Visitor<Object> VALUE =
      new SimpleNodeVisitor<>() {
        @Override
        public Object visitConstant(Node.Constant constant) {
          return constant.value();
        }

        @Override
        public Object visitExternal(Node.External external) {
          List<Object> parts = new ArrayList<>(List.of(external.kind(), external.name()));
          external.arguments().values().forEach(argument -> parts.add(argument.accept(this)));
          return parts;
        }

        @Override
        protected Object defaultAction(Node node) {
          return node;
        }
      };

  private ConstantValues() {}

  /** Whether two nodes have the same value. */
  static boolean same(Node a, Node b) {
    return a.accept(VALUE).equals(b.accept(VALUE));
  }

  /** Whether all have the same value. */
  static boolean equal(List<Occurrence> all) {
    Object first = all.get(0).node().accept(VALUE);
    return all.stream().allMatch(each -> each.node().accept(VALUE).equals(first));
  }

  /** The value of the first of some constants. */
  static Value first(List<Occurrence> constants) {
    return ((Node.Constant) constants.get(0).node()).value();
  }

  /** The label that some constants share, or null. */
  static Node.@Nullable Label label(List<Occurrence> constants) {
    Node.Label first = ((Node.Constant) constants.get(0).node()).label();
    boolean shared =
        first != null
            && constants.stream()
                .map(each -> ((Node.Constant) each.node()).label())
                .allMatch(
                    label ->
                        label != null
                            && label.name().equals(first.name())
                            && label.owner() == first.owner());
    return shared ? first : null;
  }
}
