package lacuna.compiler.bind;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.diagnostic.Suggestions;

/** Says in a message which names there are instead of one that there is not. */
public final class NameSuggestions {
  /** Names in a list of all that fit. */
  private static final int MOST_LISTED = 24;

  private NameSuggestions() {}

  /** The message with the nearest candidates, or with other advice when none is near. */
  public static Diagnostic suggest(
      Draft draft, String name, Set<String> candidates, String otherwise) {
    List<String> near = Suggestions.nearest(name, candidates);
    if (near.isEmpty()) {
      return draft.help(otherwise);
    }
    Diagnostic asked = draft.help(Suggestions.asked(near));
    Label place = draft.primary();
    if (place != null && place.span().text().equals(name)) {
      for (String other : near) {
        asked = asked.fix(place.span(), other);
      }
    }
    return asked;
  }

  /** The message with the nearest candidates, or with all when none is near. */
  public static Diagnostic suggestOrList(
      Draft draft, String name, Set<String> candidates, String before) {
    return suggest(draft, name, candidates, before + listed(candidates));
  }

  /** {@code a, b, c and 5 more}; {@code none} of no candidates. */
  private static String listed(Set<String> candidates) {
    int more = candidates.size() - MOST_LISTED;
    String some = candidates.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return some.isEmpty() ? "none" : more > 0 ? some + " and " + more + " more" : some;
  }
}
