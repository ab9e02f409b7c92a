package lacuna.compiler.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Carries out an elaborated body on arrays, for a batch of one. */
final class Interpreter {
  private final Operations operations;
  private final Work work;

  Interpreter(Operations operations, Work work) {
    this.operations = operations;
    this.work = work;
  }

  /** What a function gives; errors: {@link NoFigures} where it does what is not known here. */
  Datum call(ResidualFunction function, Map<String, Datum> arguments) {
    Datum result = run(function.body(), new HashMap<>(arguments));
    if (result == null) {
      throw new NoFigures("`" + function.name() + "` gives nothing");
    }
    return result;
  }

  private @Nullable Datum run(List<Step> steps, Map<String, Datum> names) {
    for (Step step : steps) {
      Datum result = null;
      if (step instanceof Step.Let let) {
        names.put(let.name(), eval(let.value(), names));
      } else if (step instanceof Step.Assign assign) {
        names.put(assign.name(), eval(assign.value(), names));
      } else if (step instanceof Step.Unpack unpack) {
        List<Datum> parts = elements(eval(unpack.list(), names));
        for (int i = 0; i < parts.size(); i++) {
          names.put(unpack.names().get(i), parts.get(i));
        }
      } else if (step instanceof Step.Branch decided) {
        result = run(decided.taken(), names);
      } else if (step instanceof Step.Return end) {
        result = eval(end.value(), names);
      } else if (!(step instanceof Step.LetConstant)) {
        throw new NoFigures("no part of a mask");
      }
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private Datum eval(Node node, Map<String, Datum> names) {
    work.spend(1);
    if (node instanceof Node.Constant constant) {
      return new Datum.Known(constant.value());
    } else if (node instanceof Node.Local local && names.containsKey(local.name())) {
      return names.get(local.name());
    } else if (node instanceof Node.Sizes sizes) {
      List<Value> known = new ArrayList<>();
      sizes.sizes().forEach(size -> known.add(known(eval(size, names))));
      return new Datum.Known(new Value.ListValue(known));
    } else if (node instanceof Node.Operation operation) {
      return operations.apply(operation.name(), all(operation.arguments(), names));
    } else if (node instanceof Node.FunctionCall call) {
      return call(call.function(), all(call.arguments(), names));
    } else if (node instanceof Node.SelfCall call) {
      return call(call.method(), all(call.arguments(), names));
    } else if (node instanceof Node.ListOf list) {
      return new Datum.Several(all(list.elements(), names));
    } else if (node instanceof Node.Element element) {
      return elements(eval(element.list(), names)).get(element.index());
    } else if (node instanceof Node.MapOver map) {
      return mapped(map, names);
    } else if (node instanceof Node.Conditional chosen) {
      return eval(chosen.value(), names);
    }
    throw new NoFigures("no part of a mask");
  }

  private Datum mapped(Node.MapOver map, Map<String, Datum> names) {
    List<Datum> results = new ArrayList<>();
    List<Datum> elements = elements(eval(map.list(), names));
    for (int i = 0; i < elements.size(); i++) {
      Map<String, Datum> inner = new HashMap<>(names);
      inner.put(map.variable(), elements.get(i));
      results.add(eval(map.bodies().get(i), inner));
    }
    return new Datum.Several(results);
  }

  private List<Datum> all(List<Node> nodes, Map<String, Datum> names) {
    return nodes.stream().map(node -> eval(node, names)).toList();
  }

  private Map<String, Datum> all(Map<String, Node> nodes, Map<String, Datum> names) {
    Map<String, Datum> values = new HashMap<>();
    nodes.forEach((name, node) -> values.put(name, eval(node, names)));
    return values;
  }

  private static List<Datum> elements(Datum datum) {
    if (datum instanceof Datum.Several several) {
      return several.elements();
    }
    throw new NoFigures("no list");
  }

  private static Value known(Datum datum) {
    if (datum instanceof Datum.Known known) {
      return known.value();
    }
    throw new NoFigures("no constant");
  }
}
