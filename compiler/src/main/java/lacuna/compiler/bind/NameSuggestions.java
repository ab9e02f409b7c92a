package lacuna.compiler.bind;

import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;

/** Says in a message which names there are instead of one that there is not. */
public final class NameSuggestions {
  /** Names in a list of all that fit. */
  private static final int MOST_LISTED = 24;

  private NameSuggestions() {}

  /** Adds the nearest candidates to a message. */
  public static Diagnostic suggest(Diagnostic diagnostic, String name, Set<String> candidates) {
    String question = Suggestions.question(name, candidates);
    return question.isEmpty() ? diagnostic : diagnostic.help(question);
  }

  /** Adds the nearest candidates to a message, or all when none is near. */
  public static Diagnostic suggestOrList(
      Diagnostic diagnostic, String name, Set<String> candidates, String before) {
    Diagnostic suggested = suggest(diagnostic, name, candidates);
    if (suggested != diagnostic || candidates.isEmpty()) {
      return suggested;
    }
    List<String> some = candidates.stream().limit(MOST_LISTED).toList();
    String more = candidates.size() > some.size() ? ", ..." : "";
    return diagnostic.help(before + String.join(", ", some) + more);
  }
}
