package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Residue;
import lacuna.compiler.residual.Step;

/** The calls that a body makes. */
final class Calls {
  private final List<Residue> own = new ArrayList<>();
  private final List<Residue> functions = new ArrayList<>();

  Calls(List<Step> steps) {
    steps(steps);
  }

  /** Of a single expression. */
  Calls(Node node) {
    node(node);
  }

  /** Calls of methods of the same instance. */
  List<Residue> own() {
    return own;
  }

  /** Calls of functions, those within functions first. */
  List<Residue> functions() {
    return functions;
  }

  private void steps(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Let let) {
        node(let.value());
      } else if (step instanceof Step.Unpack unpack) {
        node(unpack.list());
      } else if (step instanceof Step.Assign assign) {
        node(assign.value());
      } else if (step instanceof Step.Decided decided) {
        steps(decided.taken());
      } else if (step instanceof Step.Each each) {
        each.bodies().forEach(this::steps);
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
    } else if (node instanceof Node.ListOf list) {
      list.elements().forEach(this::node);
    } else if (node instanceof Node.MapOver map) {
      node(map.list());
      map.bodies().forEach(this::node);
    } else if (node instanceof Node.Element element) {
      node(element.list());
    } else if (node instanceof Node.Chosen chosen) {
      node(chosen.value());
    }
  }
}
