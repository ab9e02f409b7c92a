package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Gives each mistake once. A mistake inside the library is shown where the user can mend it: at the
 * setting that the value came from, with one line of the library beside it.
 */
final class Report {
  /** Settings shown beside the one to mend. */
  private static final int MOST_SETTINGS = 2;

  private final Predicate<SourceFile> library;
  private final ToIntFunction<SourceFile> distance;
  private final @Nullable Set<Once> excused;
  private final Map<Once, Mistake> mistakes = new LinkedHashMap<>();
  private final Map<Span, Once> bySetting = new HashMap<>();
  private final Set<Span> accused = new HashSet<>();
  private UnaryOperator<Span> shown = UnaryOperator.identity();
  private boolean failed;
  private int said;

  private Report(Declarations declarations, @Nullable Set<Once> excused) {
    this.library = declarations::isLibrary;
    this.distance = declarations::distance;
    this.excused = excused;
  }

  /** A report of all mistakes. */
  static Report ofAll(Declarations declarations) {
    return new Report(declarations, null);
  }

  /** A report that only wants to know whether there is a message beside those that are excused. */
  static Report ofOthers(Declarations declarations, Set<Once> excused) {
    return new Report(declarations, excused);
  }

  /** Sets how a mistake within a library's function is shown where that was called. */
  void showBy(UnaryOperator<Span> sites) {
    shown = sites;
  }

  /** What tells two mistakes apart. */
  record Once(Code code, String title, @Nullable Span span) {
    static Once of(Diagnostic diagnostic) {
      Span span = diagnostic.primary() == null ? null : diagnostic.primary().span();
      boolean several = diagnostic.code() == Code.MISSING_SETTING || diagnostic.code() == Code.ADVICE_FAILS;
      return new Once(diagnostic.code(), several ? diagnostic.title() : "", span);
    }
  }

  /**
   * A mistake with the setting that made it.
   *
   * @param setting the value that another one would mend, or null
   * @param others what else it came from
   */
  record Mistake(Diagnostic diagnostic, @Nullable Origin setting, List<Origin> others) {}

  /** Adds a message, unless its place has one of that code already. */
  void add(Diagnostic diagnostic) {
    add(new Mistake(diagnostic, null, List.of()));
  }

  private void add(Mistake mistake) {
    said++;
    Once once = Once.of(mistake.diagnostic);
    failed |= excused != null && !excused.contains(once);
    mistakes.putIfAbsent(once, mistake);
  }

  /**
   * Adds what a setting brought about, unless that setting has a more telling message; an error
   * tells more than advice.
   */
  private void add(Mistake mistake, Origin setting, boolean telling) {
    said++;
    Once before = bySetting.get(setting.span());
    if (!isError(mistake)) {
      if (before == null) {
        add(mistake);
      }
    } else if (before == null || telling && !accused.contains(setting.span())) {
      mistakes.values().removeIf(m -> !isError(m) && setting.equals(m.setting));
      if (before != null) {
        mistakes.remove(before);
      }
      add(mistake);
      bySetting.put(setting.span(), Once.of(mistake.diagnostic));
      if (telling) {
        accused.add(setting.span());
      }
    }
  }

  /** How often there was something to say, said before or not. */
  int said() {
    return said;
  }

  /** Whether a message was added that is not excused. */
  boolean decided() {
    return failed;
  }

  /** All mistakes in the order in which they were found. */
  List<Mistake> mistakes() {
    return List.copyOf(mistakes.values());
  }

  /** What tells all messages but one apart. */
  Set<Once> allBut(Mistake mistake) {
    Set<Once> others = new HashSet<>(mistakes.keySet());
    others.remove(Once.of(mistake.diagnostic));
    return others;
  }

  /** Whether there is an error. */
  boolean hasErrors() {
    return mistakes.values().stream().anyMatch(Report::isError);
  }

  private static boolean isError(Mistake mistake) {
    return mistake.diagnostic.severity() == Severity.ERROR;
  }

  /** Replaces a mistake's message by one that says more. */
  void improve(Mistake mistake, Diagnostic better) {
    mistakes.put(Once.of(mistake.diagnostic), new Mistake(better, mistake.setting, mistake.others));
  }

  /** Hands all messages on. */
  void give(Diagnostics diagnostics) {
    mistakes.values().forEach(mistake -> diagnostics.add(mistake.diagnostic));
  }

  /**
   * Values that do not fit where they meet: shown there in a user's own file, and else at the
   * setting that brought them.
   *
   * @param span where it showed
   * @param text what stands there
   */
  void blame(Diagnostic diagnostic, Span place, List<Origin> origins, String text) {
    Span span = shown.apply(place);
    Origin setting = library.test(span.file()) ? culprit(origins, span) : null;
    if (setting == null) {
      boolean sizes = diagnostic.code() == Code.SHAPES_DIFFER || diagnostic.code() == Code.RESULT_SHAPE_DIFFERS;
      Diagnostic placed = diagnostic.at(span, text);
      add(sizes ? beside(placed, origins, span) : placed);
      return;
    }
    Diagnostic placed = beside(diagnostic.at(setting.span()), origins, setting.span());
    List<Origin> others = without(setting, origins);
    add(
        new Mistake(placed.related(span, text.isEmpty() ? "here" : text), setting, others),
        setting,
        false);
  }

  /**
   * A condition that a setting breaks: shown at the setting, wherever the condition stands.
   *
   * @param said whether the message tells the condition, so that its place need not be shown
   */
  void accuse(Diagnostic diagnostic, Span place, List<Origin> origins, boolean said) {
    Span span = shown.apply(place);
    if (!span.equals(place) && !library.test(span.file())) {
      add(diagnostic.at(span).related(place, stated(diagnostic)));
      return;
    }
    Origin setting = culprit(origins, span);
    if (setting == null) {
      add(new Mistake(beside(diagnostic.at(span), origins, span), null, List.of()));
      return;
    }
    List<Origin> others = without(setting, origins);
    Diagnostic placed = diagnostic.at(setting.span(), Multiples.of(setting, others));
    placed = beside(placed, origins, setting.span());
    Origin given =
        others.stream().filter(o -> !o.user() && isSize(o.value())).findFirst().orElse(null);
    if (given != null) {
      placed = placed.related(given.span(), given.description());
    } else if (!said) {
      placed = placed.related(span, stated(diagnostic));
    }
    add(new Mistake(placed, setting, others), setting, true);
  }

  private static String stated(Diagnostic condition) {
    return condition.severity() == Severity.ERROR ? "required here" : "advised here";
  }

  private static boolean isSize(Value value) {
    return value instanceof Value.Length
        || value instanceof Value.Size
        || value instanceof Value.Int
        || value instanceof Value.ListValue;
  }

  /** What was written last and is most particular: in the spec rather than in what it amends. */
  private @Nullable Origin culprit(List<Origin> origins, Span span) {
    List<Origin> user = origins.stream().filter(Origin::user).toList();
    return user.stream()
        .filter(o -> o.span().equals(span))
        .findFirst()
        .or(
            () ->
                user.stream()
                    .min(
                        Comparator.comparing(Origin::component)
                            .thenComparing(o -> distance.applyAsInt(o.span().file()))
                            .thenComparing(o -> o.owner().isEmpty())))
        .orElse(null);
  }

  private static List<Origin> without(Origin setting, List<Origin> origins) {
    List<Origin> others = new ArrayList<>(origins);
    others.removeIf(o -> o.span().equals(setting.span()));
    return others;
  }

  /** Shows the other settings that the user wrote. */
  private static Diagnostic beside(Diagnostic diagnostic, List<Origin> origins, Span primary) {
    int count = 0;
    for (Origin origin : origins) {
      boolean shown = origin.user() && !origin.component() && !origin.span().equals(primary);
      if (shown && count++ < MOST_SETTINGS) {
        diagnostic = diagnostic.related(origin.span(), origin.description());
      }
    }
    return diagnostic;
  }
}
