package lacuna.compiler.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.Span;

/**
 * Gives each mistake once. A mistake inside the library is shown where the user can mend it: at the nearest setting that the
 * value came from, with the library's line beside it.
 */
final class Report {
  private static final int MOST_RELATED = 4;
  private final Diagnostics diagnostics;
  private final Set<Object> given = new HashSet<>();

  Report(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  private record Once(Code code, Span span) {}

  /** Adds a message, unless its place has one of that code already. */
  void add(Diagnostic diagnostic) {
    if (diagnostic.primary() == null
        || given.add(new Once(diagnostic.code(), diagnostic.primary().span()))) {
      diagnostics.add(diagnostic);
    }
  }

  /** A mistake that the values' origins explain. {@code span} is where it showed, {@code text} what is wrong with the primary. */
  void blame(Diagnostic diagnostic, Span span, List<Origin> origins, String text) {
    Origin culprit = origins.stream().filter(Origin::user).findFirst().orElse(null);
    if (culprit == null || culprit.span().equals(span)) {
      add(relate(diagnostic.at(span, text), origins, span));
      return;
    }
    Diagnostic placed = diagnostic.at(culprit.span(), text);
    add(relate(placed, origins, culprit.span()).related(span, "needed here"));
  }

  private static Diagnostic relate(Diagnostic diagnostic, List<Origin> origins, Span primary) {
    int count = 0;
    for (Origin origin : origins) {
      if (!origin.span().equals(primary) && count++ < MOST_RELATED) {
        diagnostic = diagnostic.related(origin.span(), origin.name());
      }
    }
    return diagnostic;
  }
}
