package lacuna.compiler.elaborate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;

/**
 * The calls that are being worked out, so that a mistake within a function of the library is shown
 * where that was called, and a function that calls itself is noticed.
 */
final class CallStack {
  /**
   * A call.
   *
   * @param callee what runs
   * @param part the call that made the component it belongs to; of a function its declaration
   * @param function whether it is a function rather than a part of the network
   * @param external whether only its declaration is written in the language
   */
  private record Call(Span place, Object callee, Span part, boolean function, boolean external) {}

  private final Deque<Call> calls = new ArrayDeque<>();
  private final Deque<Span> holders = new ArrayDeque<>();
  private final Predicate<SourceFile> library;

  CallStack(Predicate<SourceFile> library) {
    this.library = library;
  }

  /** Begins a call of a function; false when it runs already. */
  boolean function(Object callee, Span place, Span declaration, boolean external) {
    return begin(new Call(place, callee, declaration, true, external));
  }

  /** Begins a call of a component's function; false when that of the same part runs already. */
  boolean method(Object callee, Span place, Span part) {
    return begin(new Call(place, callee, part, false, false));
  }

  private boolean begin(Call call) {
    boolean running =
        calls.stream().anyMatch(s -> s.callee == call.callee && s.part.equals(call.part));
    if (!running) {
      calls.push(call);
    }
    return !running;
  }

  /** Ends the call that began last. */
  void end() {
    calls.pop();
  }

  /** Begins to work out a component that a call made; {@code left} ends it. */
  void within(Span call) {
    holders.push(call);
  }

  /** Ends what {@link #within} began last. */
  void left() {
    holders.pop();
  }

  /** Where a user wrote the component that is being worked out, or one that it is part of. */
  Optional<Span> written() {
    return holders.stream().filter(call -> !library.test(call.file())).findFirst();
  }

  /** Where to show a mistake: where a user called the library's function that it stands in. */
  Span shown(Span span) {
    Span shown = span;
    for (Call call : calls) {
      if (!library.test(shown.file()) || !call.function) {
        return shown;
      } else if (call.external || !library.test(call.place.file())) {
        shown = call.place;
      }
    }
    return shown;
  }
}
