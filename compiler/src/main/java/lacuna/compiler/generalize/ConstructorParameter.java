package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a class's constructor.
 *
 * @param values what it is for each instance, null where an instance never reads it
 * @param derived how the constructor computes it from others; null where it is given
 */
record ConstructorParameter(
    ValueType type, List<@Nullable Node> values, @Nullable Code derived) {

  /** As the plan has it. */
  ClassPlan.Parameter plan(String name) {
    return new ClassPlan.Parameter(name, type, derived);
  }

  /** Whether it may be this too: where both say what it is for an instance, they say the same. */
  boolean agrees(List<@Nullable Node> others) {
    for (int i = 0; derived == null && i < others.size(); i++) {
      Node own = values.get(i);
      Node other = others.get(i);
      if (own != null && other != null && !ConstantValues.same(own, other)) {
        return false;
      }
    }
    return derived == null;
  }

  /** For each instance what {@code first} says or, where that is null, what this says. */
  List<@Nullable Node> after(List<@Nullable Node> first) {
    List<@Nullable Node> all = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      all.add(first.get(i) != null ? first.get(i) : values.get(i));
    }
    return all;
  }
}
