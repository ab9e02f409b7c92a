package lacuna.compiler.java;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.Traversal;

/** Which locals of a method are given a value more than once: a Java lambda may not use those. */
final class ReassignedLocals {
  private final Map<String, Integer> assignments = new HashMap<>();

  private ReassignedLocals() {}

  /** The names that change in a method with these parameters. */
  static Set<String> in(Collection<String> parameters, List<Line> body) {
    ReassignedLocals locals = new ReassignedLocals();
    parameters.forEach(locals::count);
    locals.count(body);
    return locals.assignments.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * The locals from outside that the lambdas of an expression use, in the order in which they
   * occur.
   */
  static Set<String> usedByLambdas(Code code) {
    Set<String> used = new LinkedHashSet<>();
    Traversal.code(
        code,
        part -> {
          if (part instanceof Code.MapTensors map) {
            Set<String> inside = new LinkedHashSet<>();
            Traversal.code(map.body(), inner -> addLocal(inner, inside));
            inside.remove(map.variable());
            used.addAll(inside);
          }
        });
    return used;
  }

  private static void addLocal(Code code, Set<String> names) {
    if (code instanceof Code.LocalRef local) {
      names.add(local.name());
    }
  }

  private void count(List<Line> lines) {
    for (Line line : lines) {
      line.assigned().forEach(this::count);
      line.blocks().forEach(this::count);
    }
  }

  private void count(String name) {
    assignments.merge(name, 1, Integer::sum);
  }
}
