package lacuna.compiler.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.source.Span;

/**
 * The messages about all points of a sweep, each mistake once. What is wrong at all points is told
 * as that of any spec; what comes with a value of the sweep stands at that value.
 */
public final class PointMessages {
  /** Points named in one message. */
  private static final int MOST_NAMED = 3;

  private final List<Point> points = new ArrayList<>();
  private final Map<Diagnostic.Key, Diagnostic> messages = new LinkedHashMap<>();
  private final Map<Diagnostic.Key, BitSet> found = new LinkedHashMap<>();

  /** Adds what was said about the next point. */
  public void add(Point point, List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      messages.putIfAbsent(diagnostic.key(), diagnostic);
      found.computeIfAbsent(diagnostic.key(), key -> new BitSet()).set(points.size());
    }
    points.add(point);
  }

  /** All messages. */
  public List<Diagnostic> all() {
    Set<Span> values = new LinkedHashSet<>();
    points.forEach(point -> values.addAll(point.values()));
    List<Diagnostic> all = new ArrayList<>();
    Set<Diagnostic.Key> told = new HashSet<>();
    messages.forEach(
        (key, message) -> {
          if (!told.contains(key)) {
            List<Diagnostic.Key> alike = alike(message);
            Optional<Span> cause = alike.size() > 1 ? cause(alike, values) : Optional.empty();
            told.addAll(cause.isPresent() ? alike : List.of(key));
            all.addAll(
                cause.isPresent()
                    ? List.of(at(cause.get(), message))
                    : placed(message, found.get(key), values));
          }
        });
    return all;
  }

  /** The messages that say the same at several values, and at some points only. */
  private List<Diagnostic.Key> alike(Diagnostic message) {
    return messages.entrySet().stream()
        .filter(other -> other.getValue().code() == message.code())
        .filter(other -> other.getValue().title().equals(message.title()))
        .map(Map.Entry::getKey)
        .filter(key -> found.get(key).cardinality() < points.size())
        .toList();
  }

  /** The one value whose points are those of all these messages. */
  private Optional<Span> cause(List<Diagnostic.Key> alike, Set<Span> values) {
    BitSet together = new BitSet();
    alike.forEach(key -> together.or(found.get(key)));
    return values.stream().filter(value -> having(value).equals(together)).findFirst();
  }

  private List<Diagnostic> placed(Diagnostic message, BitSet at, Set<Span> values) {
    if (at.cardinality() == points.size()) {
      return List.of(message);
    }
    Label primary = message.primary();
    for (Span value : values) {
      if (primary != null && contains(value, primary.span())) {
        return List.of(fitsElsewhere(value) ? message.note(named(at)) : message);
      }
    }
    List<Diagnostic> moved = new ArrayList<>();
    for (Span value : values) {
      if (isWithin(having(value), at)) {
        moved.add(at(value, message));
      }
    }
    if (!moved.isEmpty()) {
      return moved;
    }
    Diagnostic together = message;
    for (Span value : points.get(at.nextSetBit(0)).values()) {
      together = together.related(value, "with this value of the sweep");
    }
    return List.of(together.note(named(at)));
  }

  /** Whether nothing is said about some point with this value. */
  private boolean fitsElsewhere(Span value) {
    BitSet any = new BitSet();
    found.values().forEach(any::or);
    return !isWithin(having(value), any);
  }

  private static boolean isWithin(BitSet inner, BitSet outer) {
    BitSet outside = (BitSet) inner.clone();
    outside.andNot(outer);
    return outside.isEmpty();
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  /** The points that have a value. */
  private BitSet having(Span value) {
    BitSet having = new BitSet();
    for (int i = 0; i < points.size(); i++) {
      having.set(i, points.get(i).values().contains(value));
    }
    return having;
  }

  /** The message at a value that brings it, and its own place beside that. */
  private static Diagnostic at(Span value, Diagnostic message) {
    Label primary = message.primary();
    Diagnostic moved = message.at(value, "with this value of the sweep");
    return primary == null ? moved : moved.related(primary.span(), primary.text());
  }

  private String named(BitSet at) {
    List<String> names = at.stream().limit(MOST_NAMED).mapToObj(i -> points.get(i).name()).toList();
    String more = at.cardinality() > names.size() ? ", ..." : "";
    return "at %d of %d points: %s"
        .formatted(at.cardinality(), points.size(), String.join(", ", names) + more);
  }
}
