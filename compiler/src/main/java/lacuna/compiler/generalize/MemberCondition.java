package lacuna.compiler.generalize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** When an instance of a class has a member. */
final class MemberCondition {
  private MemberCondition() {}

  /** Always (empty), on one side of a branch, or where a made-up flag says so. */
  static Generalization<Optional<Code>> of(String member, ClassTarget target) {
    List<Boolean> has =
        target.instances().stream().map(instance -> has(instance, member)).toList();
    return has.contains(false)
        ? Generalization.given(bindings -> condition(member, has, target, bindings))
            .map(Optional::of)
        : Generalization.of(Optional.empty());
  }

  private static boolean has(Instance instance, String member) {
    return instance.parts().containsKey(member);
  }

  private static Generalization<Code> condition(
      String member, List<Boolean> has, ClassTarget target, CodeBindings bindings) {
    List<Boolean> lacks = has.stream().map(each -> !each).toList();
    for (CodeBindings.Decision decision : bindings.decisions()) {
      if (decision.outcomes().equals(has)) {
        return Generalization.of(decision.condition());
      } else if (decision.outcomes().equals(lacks)) {
        return Generalization.of(
            new Code.Arithmetic("!", List.of(decision.condition()), ValueType.BOOL));
      }
    }
    List<Occurrence> flags =
        IntStream.range(0, has.size())
            .mapToObj(i -> Occurrence.of(i, Node.Constant.of(new Value.Bool(has.get(i)))))
            .toList();
    return target.parameter(flags, "has_" + member, ValueType.BOOL);
  }
}
