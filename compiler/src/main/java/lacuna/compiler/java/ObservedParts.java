package lacuna.compiler.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Traversal;

/**
 * The parts of a stage whose results the runtime itself shows to an observer when they are applied,
 * with the name that the stage gives each result. Where a stage gives one part's results several
 * names, its code must show them.
 */
final class ObservedParts {
  /** A figure's name for a result is nobody's but the figure's. */
  private static final String EVALUATE = "evaluate";

  /** By part, the name of its result; empty where that is the part's own. */
  private final Map<String, String> results = new HashMap<>();

  private ObservedParts() {}

  /** Of code that belongs to no stage. */
  static ObservedParts none() {
    return new ObservedParts();
  }

  /** Of a class; only stages have parts. */
  static ObservedParts of(ClassPlan type, CallForms calls) {
    ObservedParts parts = none();
    if (type.isStage()) {
      Map<String, Set<String>> names = names(type);
      type.members().stream()
          .filter(MemberPlan.Layer.class::isInstance)
          .filter(member -> calls.applied(member.layerClass(), CallForms.FORWARD))
          .forEach(member -> parts.add(member.name(), names.getOrDefault(member.name(), Set.of())));
    }
    return parts;
  }

  private void add(String part, Set<String> names) {
    if (names.size() <= 1) {
      String name = String.join("", names);
      results.put(part, name.equals(part) ? "" : name);
    }
  }

  private static Map<String, Set<String>> names(ClassPlan type) {
    Map<String, Set<String>> names = new HashMap<>();
    for (MethodPlan method : type.methods()) {
      if (!method.name().equals(EVALUATE)) {
        Traversal.lines(
            method.body(),
            code -> {
              if (code instanceof Code.Observed observed && isForward(observed)) {
                names
                    .computeIfAbsent(observed.part(), part -> new HashSet<>())
                    .add(observed.local());
              }
            });
      }
    }
    return names;
  }

  private static boolean isForward(Code.Observed observed) {
    return observed.value() instanceof Code.LayerCall call
        && call.receiver().equals(observed.part())
        && call.method().equals(CallForms.FORWARD);
  }

  /** Whether the runtime shows what the part gives. */
  boolean has(String part) {
    return results.containsKey(part);
  }

  /** Whether the runtime shows the value, so that the code need not. */
  boolean show(Code.Observed observed) {
    return has(observed.part()) && isForward(observed);
  }

  /** The name that the stage gives a part's result; empty for the part's own. */
  String result(String part) {
    return results.getOrDefault(part, "");
  }
}
