package lacuna.compiler.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;

/**
 * The calls that are being worked out, so that a mistake within a function of the library is shown
 * where that was called, and a function that calls itself is noticed.
 */
final class Sites {
  /**
   * A call.
   *
   * @param callee what runs
   * @param part the call that made the component it belongs to; of a function its declaration
   * @param function whether it is a function rather than a part of the network
   * @param external whether only its declaration is written in the language
   */
  private record Site(Span call, Object callee, Span part, boolean function, boolean external) {}

  private final Deque<Site> sites = new ArrayDeque<>();
  private final Predicate<SourceFile> library;

  Sites(Predicate<SourceFile> library) {
    this.library = library;
  }

  /** Begins a call of a function; false when it runs already. */
  boolean function(Object callee, Span call, Span declaration, boolean external) {
    return begin(new Site(call, callee, declaration, true, external));
  }

  /** Begins a call of a component's function; false when that of the same part runs already. */
  boolean method(Object callee, Span call, Span part) {
    return begin(new Site(call, callee, part, false, false));
  }

  private boolean begin(Site site) {
    boolean running =
        sites.stream().anyMatch(s -> s.callee == site.callee && s.part.equals(site.part));
    if (!running) {
      sites.push(site);
    }
    return !running;
  }

  /** Ends the call that began last. */
  void end() {
    sites.pop();
  }

  /** Where to show a mistake: where a user called the library's function that it stands in. */
  Span shown(Span span) {
    Span shown = span;
    for (Site site : sites) {
      if (!library.test(shown.file()) || !site.function) {
        return shown;
      } else if (site.external || !library.test(site.call.file())) {
        shown = site.call;
      }
    }
    return shown;
  }
}
