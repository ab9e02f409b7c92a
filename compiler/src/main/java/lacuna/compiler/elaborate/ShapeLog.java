package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;

/**
 * What names of code stood for when it was worked out, as an editor shows it: of tensors the shape.
 * Code that runs several times may see several; a few of them are kept.
 */
final class ShapeLog {
  private static final int MOST = 4;

  private final Map<Span, Set<Value>> seen = new LinkedHashMap<>();

  /** A name, at the place where it is made, had a value. */
  void note(Span name, Value value) {
    if (value instanceof Value.Unknown || value instanceof Value.Component) {
      return;
    }
    Set<Value> values = seen.computeIfAbsent(name, span -> new LinkedHashSet<>());
    if (values.size() < MOST) {
      values.add(value);
    }
  }

  /** By place, each value once. */
  Map<Span, List<String>> all() {
    return seen.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> described(each.getValue())));
  }

  private static List<String> described(Set<Value> values) {
    return values.stream().map(Describe::brief).distinct().toList();
  }
}
