package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the messages of one run; a message that is already there is not added twice. */
public final class Diagnostics {
  private final Set<Diagnostic> all = new LinkedHashSet<>();

  /** Adds a message. */
  public void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  /** Whether any message is an error. */
  public boolean hasErrors() {
    return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** All messages, by file and place, those without a place first. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Diagnostics::path).thenComparing(Diagnostics::start));
    return sorted;
  }

  private static String path(Diagnostic diagnostic) {
    return diagnostic.primary() == null ? "" : diagnostic.primary().span().file().path();
  }

  private static int start(Diagnostic diagnostic) {
    return diagnostic.primary() == null ? 0 : diagnostic.primary().span().start();
  }
}
