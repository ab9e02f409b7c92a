package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Merges what {@code with} says in each instance. */
final class Withs {
  private final Unit unit;

  Withs(Unit unit) {
    this.unit = unit;
  }

  /** What it says in one instance. */
  record Said(int owner, Instance.Attributes with) {}

  /** One for all. */
  MemberPlan.With merge(List<Said> all) {
    return new MemberPlan.With(
        code(all, "level", Instance.Attributes::level),
        code(all, "decay", with -> flag(with.decay())),
        code(all, "trained", with -> flag(with.trained())),
        code(all, "also", Instance.Attributes::also),
        code(all, "fit", Instance.Attributes::fit),
        code(all, "fresh", with -> flag(with.fresh())));
  }

  /** A flag as code. */
  static Node.@Nullable Constant flag(@Nullable Boolean value) {
    return value == null ? null : Node.Constant.of(new Value.Bool(value));
  }

  private @Nullable Code code(
      List<Said> all, String name, Function<Instance.Attributes, @Nullable Node> part) {
    List<Cell> cells = new ArrayList<>();
    for (Said said : all) {
      Node node = part.apply(said.with());
      if (node != null) {
        cells.add(new Cell(said.owner(), node));
      }
    }
    if (!cells.isEmpty() && cells.size() != all.size()) {
      throw new Conflict("`with` says something in some instances only");
    }
    return cells.isEmpty() ? null : unit.code(cells, name);
  }
}
