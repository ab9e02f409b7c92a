package lacuna.compiler.lower;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.Traversal;

/** Finds code that needs the size of the batch where no tensor tells it. */
final class BatchSizes {
  /** Functions that have no such tensor themselves. */
  private final Set<String> needing = new HashSet<>();

  /** Functions stand behind those that they call. */
  BatchSizes(Plan plan) {
    for (FunctionPlan function : plan.functions()) {
      if (function.batched() == null
          && needs(visit -> Traversal.function(function, visit))) {
        needing.add(function.name());
      }
    }
  }

  /** Whether what a class makes of its members needs it. */
  boolean inMembers(ClassPlan type) {
    return needs(visit -> Traversal.members(type, visit));
  }

  private boolean needs(Consumer<Consumer<Code>> visits) {
    AtomicBoolean needs = new AtomicBoolean();
    visits.accept(
        code ->
            needs.compareAndSet(
                false,
                code instanceof Code.Batch
                    || code instanceof Code.FunctionCall call && needing.contains(call.name())));
    return needs.get();
  }
}
