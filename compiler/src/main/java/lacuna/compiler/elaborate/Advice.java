package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Describe;

/** What a message says about the settings that decided it. */
final class Advice {
  /** Settings named. */
  private static final int MOST_NAMED = 3;

  private Advice() {}

  /**
   * {@code change `heads` (9) or `width` (768, stdlib/vit.lac:20)}: the settings that decided it,
   * those of the user first, with their values, and where they are set if not where it is shown.
   */
  static String change(List<Origin> origins, Span shown) {
    Map<Span, Origin> settings = new LinkedHashMap<>();
    origins.stream()
        .filter(Origin::user)
        .filter(origin -> !origin.component())
        .forEach(origin -> settings.putIfAbsent(origin.span(), origin));
    origins.stream()
        .filter(origin -> !origin.component())
        .forEach(origin -> settings.putIfAbsent(origin.span(), origin));
    if (settings.isEmpty()) {
      origins.forEach(origin -> settings.putIfAbsent(origin.span(), origin));
    }
    List<String> named = new ArrayList<>();
    for (Origin origin : settings.values()) {
      if (named.size() < MOST_NAMED) {
        named.add(named(origin, shown));
      }
    }
    if (named.isEmpty()) {
      return "no setting decides this: change what the condition compares";
    }
    String last = named.remove(named.size() - 1);
    return "change " + (named.isEmpty() ? last : String.join(", ", named) + " or " + last);
  }

  private static String named(Origin origin, Span shown) {
    Span span = origin.span();
    boolean elsewhere = !span.file().equals(shown.file()) || span.line() != shown.line();
    String place = elsewhere ? ", " + span.file().path() + ":" + span.line() : "";
    return "%s (%s%s)".formatted(origin.description(), Describe.brief(origin.value()), place);
  }
}
