package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the messages of one run; of those with one key the first is kept. */
public final class Diagnostics {
  private final Map<Diagnostic.Key, Diagnostic> all = new LinkedHashMap<>();

  /** Adds a message. */
  public void add(Diagnostic diagnostic) {
    all.putIfAbsent(diagnostic.key(), diagnostic);
  }

  /** Whether any message is an error. */
  public boolean hasErrors() {
    return all.values().stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** All messages, by file and place, those without a place first. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(all.values());
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
