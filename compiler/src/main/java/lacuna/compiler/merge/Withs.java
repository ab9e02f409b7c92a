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
  record Said(int owner, Instance.With with) {}

  /** One for all. */
  MemberPlan.With merge(List<Said> all) {
    return new MemberPlan.With(
        code(all, "level", Instance.With::level),
        code(all, "decay", with -> flag(with.decay())),
        code(all, "trainable", with -> flag(with.trainable())),
        code(all, "also", Instance.With::also),
        code(all, "fit", Instance.With::fit),
        code(all, "reinit", with -> flag(with.reinit())));
  }

  /** A flag as code. */
  static Node.@Nullable Constant flag(@Nullable Boolean value) {
    return value == null ? null : Node.Constant.of(new Value.Bool(value));
  }

  private @Nullable Code code(
      List<Said> all, String name, Function<Instance.With, @Nullable Node> part) {
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
