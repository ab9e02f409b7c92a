package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/**
 * All that a component or a call hangs on, to know another one that must come to the same: values
 * with the places they came from, which messages name.
 */
final class Facts {
  private static final Node.Formula SOME = new Node.Formula("", List.of());
  private static final Node LATER = Node.Constant.of(new Value.None());

  private final Object subject;
  private final List<Map<String, Val>> values;
  private final int hash;

  private Facts(Object subject, List<Map<String, Val>> values) {
    this.subject = subject;
    this.values = values;
    int sum = subject.hashCode();
    for (Map<String, Val> map : values) {
      for (Map.Entry<String, Val> entry : map.entrySet()) {
        sum = 31 * sum + (entry.getKey().hashCode() ^ hash(entry.getValue().value()));
      }
    }
    hash = sum;
  }

  /** What a component hangs on: its arguments, and what its kind gives it. */
  static Facts of(Placed placed) {
    return new Facts(
        placed.declared, List.of(named(placed.closure.given()), named(placed.context)));
  }

  /** What a call of a component's function hangs on beside the component. */
  static Facts of(Member.Method method, Map<String, Bodies.Given> arguments) {
    Map<String, Val> values = new LinkedHashMap<>();
    arguments.forEach((name, given) -> values.put(name, shaped(given.val())));
    return new Facts(method.signature().name(), List.of(values));
  }

  /** A number is read by its name within the component: how it was computed outside is all one. */
  private static Map<String, Val> named(Map<String, Val> given) {
    Map<String, Val> named = new LinkedHashMap<>();
    given.forEach(
        (name, val) -> {
          boolean number =
              val.node() instanceof Node.Constant
                  && isNumber(val.value());
          boolean computed = number && ((Node.Constant) val.node()).formula() != null;
          Node bare = new Node.Constant(val.value(), null, computed ? SOME : null);
          named.put(name, number ? val.by(bare) : val);
        });
    return named;
  }

  private static boolean isNumber(Value value) {
    return Arithmetic.isPlain(value)
        || value instanceof Value.Length
        || value instanceof Value.Bool;
  }

  /** A tensor is what its shape is, whatever computes it. */
  private static Val shaped(Val val) {
    return val.code() ? val.by(LATER) : val;
  }

  private static int hash(Value value) {
    if (value instanceof Closure closure) {
      return closure.declared().hashCode();
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
    return other instanceof Facts facts
        && hash == facts.hash
        && subject.equals(facts.subject)
        && alike(values, facts.values);
  }

  private static boolean alike(List<Map<String, Val>> a, List<Map<String, Val>> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).keySet().equals(b.get(i).keySet())) {
        return false;
      }
      for (Map.Entry<String, Val> entry : a.get(i).entrySet()) {
        if (!alike(entry.getValue(), Objects.requireNonNull(b.get(i).get(entry.getKey())))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean alike(Val a, Val b) {
    if (a == b) {
      return true;
    }
    boolean same =
        a.value().equals(b.value())
            && a.node().equals(b.node())
            && places(a.origins(), b.origins())
            && a.parts().size() == b.parts().size();
    for (int i = 0; same && i < a.parts().size(); i++) {
      same = places(a.parts().get(i), b.parts().get(i));
    }
    return same;
  }

  private static boolean places(List<Origin> a, List<Origin> b) {
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
