package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Value;

/**
 * All that an instance or a call depends on, to know another one that must come to the same: values
 * with the places they came from, which messages name.
 */
final class MemoKey {
  private static final Node.Formula COMPUTED = new Node.Formula("", List.of());
  private static final int HASHED_DEPTH = 3;
  private static final Node ANY_CODE = Node.Constant.of(new Value.None());

  private final List<Object> subject;
  private final List<Map<String, TracedValue>> values;
  private final int hash;

  private MemoKey(List<Object> subject, List<Map<String, TracedValue>> values) {
    this.subject = subject;
    this.values = values;
    int sum = subject.hashCode();
    for (Map<String, TracedValue> map : values) {
      for (Map.Entry<String, TracedValue> entry : map.entrySet()) {
        TracedValue traced = entry.getValue();
        sum = 31 * sum + (entry.getKey().hashCode() ^ hash(traced.value()));
        sum = 31 * sum + hash(traced.node(), HASHED_DEPTH);
        sum = 31 * sum + places(traced.origins());
        for (List<Origin> part : traced.parts()) {
          sum = 31 * sum + places(part);
        }
      }
    }
    hash = sum;
  }

  /** What an instance depends on: its arguments, and what its kind gives it. */
  static MemoKey of(ComponentValue component, Map<String, TracedValue> context) {
    return new MemoKey(
        List.of(component.resolved()), List.of(named(component.given()), named(context)));
  }

  /** What a call of a component's method depends on. */
  static MemoKey of(
      ComponentInstance instance, Member.Method method, Map<String, Argument> arguments) {
    return new MemoKey(
        List.of(instance, method.signature().name()), List.of(shaped(arguments)));
  }

  /** What a call of a function depends on. */
  static MemoKey of(Item.Function function, Map<String, Argument> arguments) {
    return new MemoKey(List.of(function.signature().nameSpan()), List.of(shaped(arguments)));
  }

  private static Map<String, TracedValue> shaped(Map<String, Argument> arguments) {
    Map<String, TracedValue> values = new LinkedHashMap<>();
    arguments.forEach((name, given) -> values.put(name, shaped(given.value())));
    return values;
  }

  /** A number is read by its name within the component: how it was computed outside is all one. */
  private static Map<String, TracedValue> named(Map<String, TracedValue> given) {
    Map<String, TracedValue> named = new LinkedHashMap<>();
    given.forEach(
        (name, traced) ->
            named.put(
                name,
                traced.node() instanceof Node.Constant constant && isNumber(traced.value())
                    ? traced.by(bare(traced.value(), constant.formula() != null))
                    : traced));
    return named;
  }

  private static Node bare(Value value, boolean computed) {
    return new Node.Constant(value, null, computed ? COMPUTED : null);
  }

  private static boolean isNumber(Value value) {
    return Arithmetic.isPlain(value)
        || value instanceof Value.Length
        || value instanceof Value.Bool;
  }

  /** A tensor is what its shape is, whatever computes it. */
  private static TracedValue shaped(TracedValue traced) {
    return traced.code() ? traced.by(ANY_CODE) : traced;
  }

  /** Equal values that many places gave differ in those places. */
  private static int places(List<Origin> origins) {
    int sum = origins.size();
    for (Origin origin : origins) {
      sum = 31 * sum + origin.span().start();
    }
    return sum;
  }

  /** Numbers that came to the same, as 0 * i for each of many layers, differ in how they did. */
  private static int hash(Node node, int depth) {
    if (!(node instanceof Node.Constant constant) || constant.formula() == null || depth == 0) {
      return 0;
    }
    int sum = constant.formula().operator().hashCode();
    for (Node operand : constant.formula().operands()) {
      int own = operand instanceof Node.Constant number ? hash(number.value()) : 1;
      sum = 31 * sum + own + hash(operand, depth - 1);
    }
    return sum;
  }

  private static int hash(Value value) {
    if (value instanceof ComponentValue component) {
      int sum = component.resolved().hashCode();
      for (Map.Entry<String, TracedValue> given : component.given().entrySet()) {
        sum += given.getKey().hashCode() ^ hash(given.getValue().value());
      }
      return sum;
    } else if (value instanceof Value.ListValue list) {
      int sum = 1;
      for (Value element : list.elements()) {
        sum = 31 * sum + hash(element);
      }
      return sum;
    }
    return value.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoKey key
        && hash == key.hash
        && subject.equals(key.subject)
        && alike(values, key.values);
  }

  private static boolean alike(
      List<Map<String, TracedValue>> a, List<Map<String, TracedValue>> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).keySet().equals(b.get(i).keySet())) {
        return false;
      }
      for (Map.Entry<String, TracedValue> entry : a.get(i).entrySet()) {
        if (!alike(entry.getValue(), Objects.requireNonNull(b.get(i).get(entry.getKey())))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean alike(TracedValue a, TracedValue b) {
    if (a == b) {
      return true;
    }
    boolean same =
        a.value().equals(b.value())
            && a.node().equals(b.node())
            && sameOrigins(a.origins(), b.origins())
            && a.parts().size() == b.parts().size();
    for (int i = 0; same && i < a.parts().size(); i++) {
      same = sameOrigins(a.parts().get(i), b.parts().get(i));
    }
    return same;
  }

  private static boolean sameOrigins(List<Origin> a, List<Origin> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && a != b && i < a.size(); i++) {
      Origin x = a.get(i);
      Origin y = b.get(i);
      same =
          x == y
              || x.equals(y)
                  && x.owner().equals(y.owner())
                  && x.user() == y.user()
                  && x.value().equals(y.value());
    }
    return same;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
