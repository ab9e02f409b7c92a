package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Elaborates each distinct layer once: a component that equals another and is asked the same takes
 * over what that one came to, parts included. It works out parts of its own only when it is asked
 * what the other was not.
 */
final class Histories {
  private final Elaboration e;
  private final Map<Facts, History> beginnings = new HashMap<>();

  Histories(Elaboration e) {
    this.e = e;
  }

  /** A call of a component's function. */
  record Request(Member.Method method, Map<String, Bodies.Given> arguments, Span span) {}

  /** What a component was asked so far. */
  static final class Past {
    private final List<Request> requests = new ArrayList<>();
    private final Map<Facts, Outcome> outcomes = new HashMap<>();
    private @Nullable History history;
    private boolean running;
    private boolean borrowed;
    private boolean apart;
  }

  /** What a call comes to; null, with messages, when it cannot begin. */
  @Nullable Outcome outcome(Placed placed, Request request) {
    Past past = placed.past;
    History history = past.running || past.apart ? null : history(placed);
    if (history == null) {
      return e.bodies.run(placed, request);
    }
    Facts asked = Facts.of(request.method(), request.arguments());
    Outcome outcome = past.outcomes.get(asked);
    if (outcome != null) {
      e.flops.add(outcome.flops());
      return outcome;
    }
    past.history = history.and(asked);
    History.State state = past.history.state();
    if (state != null) {
      outcome = takeOver(placed, state);
    } else {
      keep(placed, history);
      outcome = run(placed, request, past.history);
    }
    past.requests.add(request);
    if (outcome != null && past.history.state() != null) {
      past.outcomes.put(asked, outcome);
    }
    return outcome;
  }

  /** What equal components were asked so far; null where this one is like no other. */
  private @Nullable History history(Placed placed) {
    Past past = placed.past;
    if (past.history == null) {
      past.apart =
          placed.declared.kind().name().equals("stage")
              || !placed.instance.parts().isEmpty()
              || !placed.instance.methods().isEmpty();
      past.history =
          past.apart ? null : beginnings.computeIfAbsent(Facts.of(placed), f -> new History());
    }
    return past.history;
  }

  private @Nullable Outcome run(Placed placed, Request request, History history) {
    int said = e.report.said();
    Outcome outcome = running(placed, request);
    boolean sound = outcome != null && !outcome.result().unknown() && said == e.report.said();
    if (sound && !e.effort.over()) {
      history.holds(placed, outcome);
    } else {
      placed.past.history = new History(); // whatever comes after a mistake is for this one alone
    }
    return outcome;
  }

  private @Nullable Outcome running(Placed placed, Request request) {
    placed.past.running = true;
    try {
      return e.bodies.run(placed, request);
    } finally {
      placed.past.running = false;
    }
  }

  /** Takes over what an equal component holds; what is written outside of it stays its own. */
  private Outcome takeOver(Placed placed, History.State state) {
    placed.past.borrowed = true;
    state.owner().past.borrowed = true;
    InstanceBuilder instance = placed.instance;
    placed.known.values().removeIf(Histories::isPart);
    instance.parts().clear();
    instance.parts().putAll(state.parts());
    instance.methods().clear();
    instance.methods().addAll(state.methods());
    state.constants().forEach((name, node) -> constant(placed, name, node));
    e.flops.add(state.outcome().flops());
    return state.outcome();
  }

  private static void constant(Placed placed, String name, Node node) {
    Val given = placed.closure.given().get(name);
    Val own = given == null ? placed.context.get(name) : given;
    boolean part = node instanceof Node.MemberRef;
    placed.instance.constants().putIfAbsent(name, own == null || part ? node : own.node());
  }

  /** Whether a member is a tensor, a layer or a list of layers. */
  static boolean isPart(Val val) {
    return val.node() instanceof Node.MemberRef
        || val.value() instanceof Placed
        || val.value() instanceof Value.ListValue list
            && list.elements().stream().anyMatch(Placed.class::isInstance);
  }

  /** Others may hold a component's parts no longer, or it theirs, since something changes them. */
  private void keep(Placed placed, History history) {
    if (placed.past.borrowed) {
      placed.past.borrowed = false;
      placed.known.keySet().retainAll(Set.of("output"));
      placed.instance.parts().clear();
      placed.instance.methods().clear();
      e.flops.without(
          () -> {
            placed.past.requests.forEach(request -> running(placed, request));
            return null;
          });
    } else {
      history.forget();
    }
  }

  /** Notes that a part of a component is reached from outside, which no other may share. */
  void reach(Placed placed) {
    Past past = placed.past;
    if (!past.running && !past.apart) {
      if (past.history != null) {
        keep(placed, past.history);
      }
      past.apart = true;
    }
  }
}
