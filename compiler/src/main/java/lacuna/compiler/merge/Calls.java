package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;

/** The calls that a body makes. */
final class Calls {
  private final List<ResidualFunction> own = new ArrayList<>();
  private final List<ResidualFunction> functions = new ArrayList<>();
  private final Map<ResidualFunction, Node> receivers = new HashMap<>();
  private final Map<String, Node> loops = new HashMap<>();

  Calls(List<Step> steps) {
    steps(steps);
  }

  /** Of a single expression. */
  Calls(Node node) {
    node(node);
  }

  /** Calls of methods of the same instance. */
  List<ResidualFunction> own() {
    return own;
  }

  /** Calls of functions, those within functions first. */
  List<ResidualFunction> functions() {
    return functions;
  }

  /** The members, or elements of members, whose methods are called, by method. */
  Map<ResidualFunction, Node> receivers() {
    return receivers;
  }

  private void steps(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Let let) {
        node(let.value());
      } else if (step instanceof Step.Unpack unpack) {
        node(unpack.list());
      } else if (step instanceof Step.Assign assign) {
        node(assign.value());
      } else if (step instanceof Step.Branch decided) {
        steps(decided.taken());
      } else if (step instanceof Step.ForEach each) {
        for (int i = 0; i < each.bodies().size(); i++) {
          loops.put(each.variable(), new Node.Element(new Node.MemberRef(each.member()), i));
          steps(each.bodies().get(i));
        }
      } else if (step instanceof Step.Metric metric) {
        node(metric.value());
      } else if (step instanceof Step.Return result) {
        node(result.value());
      }
    }
  }

  private void node(Node node) {
    if (node instanceof Node.Operation operation) {
      operation.arguments().forEach(this::node);
    } else if (node instanceof Node.FunctionCall call) {
      call.arguments().values().forEach(this::node);
      steps(call.function().body());
      functions.add(call.function());
    } else if (node instanceof Node.SelfCall call) {
      call.arguments().values().forEach(this::node);
      own.add(call.method());
    } else if (node instanceof Node.PartCall call) {
      call.arguments().values().forEach(this::node);
      Node receiver = call.receiver();
      receivers.put(
          call.method(),
          receiver instanceof Node.Local local ? loops.get(local.name()) : receiver);
    } else if (node instanceof Node.ListOf list) {
      list.elements().forEach(this::node);
    } else if (node instanceof Node.MapOver map) {
      node(map.list());
      map.bodies().forEach(this::node);
    } else if (node instanceof Node.Element element) {
      node(element.list());
    } else if (node instanceof Node.Conditional chosen) {
      node(chosen.value());
    }
  }
}
