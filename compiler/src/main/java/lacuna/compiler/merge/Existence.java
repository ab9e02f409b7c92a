package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** When an instance of a class has a member. */
final class Existence {
  private final ClassUnit unit;
  private final List<Instance> instances;

  Existence(ClassUnit unit, List<Instance> instances) {
    this.unit = unit;
    this.instances = instances;
  }

  /** Always (null), on one side of a branch, or where a made-up flag says so. */
  @Nullable Code condition(String member) {
    List<Boolean> has = new ArrayList<>();
    instances.forEach(i -> has.add(i.parts().containsKey(member)));
    if (!has.contains(false)) {
      return null;
    }
    for (ClassUnit.Decision decision : unit.decisions()) {
      if (matches(decision.outcomes(), has, false)) {
        return decision.condition();
      } else if (matches(decision.outcomes(), has, true)) {
        return new Code.Arithmetic("!", List.of(decision.condition()), ValueType.BOOL);
      }
    }
    List<Cell> flags = new ArrayList<>();
    for (int i = 0; i < has.size(); i++) {
      flags.add(new Cell(i, Node.Constant.of(new Value.Bool(has.get(i)))));
    }
    return unit.parameter(flags, "has_" + member, ValueType.BOOL);
  }

  private static boolean matches(
      List<@Nullable Boolean> outcomes, List<Boolean> has, boolean negated) {
    for (int i = 0; i < has.size(); i++) {
      if (outcomes.get(i) == null || outcomes.get(i) != (has.get(i) != negated)) {
        return false;
      }
    }
    return true;
  }
}
