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

/** Which locals of a method are given a value more than once: a Java lambda may not see those. */
final class Changing {
  private final Map<String, Integer> given = new HashMap<>();

  private Changing() {}

  /** The names that change in a method with these parameters. */
  static Set<String> in(Collection<String> parameters, List<Line> body) {
    Changing changing = new Changing();
    parameters.forEach(changing::count);
    changing.count(body);
    return changing.given.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * The locals from outside that the lambdas of an expression see, in the order in which they
   * occur.
   */
  static Set<String> seenByLambdas(Code code) {
    Set<String> seen = new LinkedHashSet<>();
    Walk.code(
        code,
        part -> {
          if (part instanceof Code.MapTensors map) {
            Set<String> inside = new LinkedHashSet<>();
            Walk.code(map.body(), inner -> addLocal(inner, inside));
            inside.remove(map.variable());
            seen.addAll(inside);
          }
        });
    return seen;
  }

  private static void addLocal(Code code, Set<String> names) {
    if (code instanceof Code.LocalRef local) {
      names.add(local.name());
    }
  }

  private void count(List<Line> lines) {
    for (Line line : lines) {
      if (line instanceof Line.Let let) {
        count(let.name());
      } else if (line instanceof Line.Assign assign) {
        count(assign.name());
      } else if (line instanceof Line.Unpack unpack) {
        unpack.names().forEach(this::count);
      } else if (line instanceof Line.If branch) {
        count(branch.then());
        count(branch.otherwise());
      } else if (line instanceof Line.ForEach loop) {
        count(loop.body());
      }
    }
  }

  private void count(String name) {
    given.merge(name, 1, Integer::sum);
  }
}
