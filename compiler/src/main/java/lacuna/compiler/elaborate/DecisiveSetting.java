package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Which of the places that a value came from a message is about, and how it is shown there. */
final class DecisiveSetting {
  private DecisiveSetting() {}

  /**
   * What was written last and is most particular: in the spec rather than in what it amends; null
   * where the user wrote nothing of it.
   */
  static @Nullable Origin of(List<Origin> origins, Span span, Declarations declarations) {
    List<Origin> user = origins.stream().filter(Origin::user).toList();
    return user.stream()
        .filter(o -> o.span().equals(span))
        .findFirst()
        .or(
            () ->
                user.stream()
                    .min(
                        Comparator.comparing(Origin::component)
                            .thenComparing(o -> declarations.distance(o.span().file()))
                            .thenComparing(o -> o.owner().isEmpty())))
        .orElse(null);
  }

  /** What else a value came from. */
  static List<Origin> others(Origin setting, List<Origin> origins) {
    List<Origin> others = new ArrayList<>(origins);
    others.removeIf(o -> o.span().equals(setting.span()));
    return others;
  }

  /**
   * The words beside a setting: what it is called, unless the title says so, and how often a
   * default or another setting goes into it.
   */
  static String label(Origin setting, List<Origin> others, String title) {
    String multiple = multiple(setting, others);
    if (title.contains("`" + setting.name() + "`")) {
      return multiple;
    }
    return setting.description() + (multiple.isEmpty() ? "" : ": " + multiple);
  }

  /** {@code 24px is 1.5 patches}: of a length against a default or setting; empty without one. */
  private static String multiple(Origin setting, List<Origin> others) {
    if (setting.value() instanceof Value.Length length) {
      for (Origin other : others) {
        boolean part = !other.owner().isEmpty() && !other.owner().equals(setting.owner());
        if (part && other.value() instanceof Value.Length unit && unit.pixels() > 0) {
          return Describe.multiple(length, unit, other.plural());
        }
      }
    }
    return "";
  }

  /** Whether it is a default that says how large something is. */
  static boolean isDefaultSize(Origin origin) {
    Value value = origin.value();
    return !origin.user()
        && (value instanceof Value.Length
            || value instanceof Value.Size
            || value instanceof Value.Int
            || value instanceof Value.ListValue);
  }
}
