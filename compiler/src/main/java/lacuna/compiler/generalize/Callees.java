package lacuna.compiler.generalize;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.residual.Step;

/** What code calls, in order. */
final class Callees {
  private static final Node.Visitor<Stream<Node>> OPERANDS = new Operands();
  private static final Step.Visitor<Stream<Node>> EXPRESSIONS = new Expressions();

  private Callees() {}

  /** The functions, those that a function calls before it. */
  static Stream<ResidualFunction> functions(List<Step> steps) {
    return steps.stream().flatMap(Callees::nodes).flatMap(Callees::functions);
  }

  /** Those of an expression. */
  static Stream<ResidualFunction> functions(Node node) {
    Stream<ResidualFunction> within = operands(node).flatMap(Callees::functions);
    return node instanceof Node.FunctionCall call
        ? Stream.of(within, functions(call.function().body()), Stream.of(call.function()))
            .flatMap(each -> each)
        : within;
  }

  /** The names of the methods of the same instance. */
  static Stream<String> methods(List<Step> steps) {
    return steps.stream().flatMap(Callees::nodes).flatMap(Callees::methods);
  }

  private static Stream<String> methods(Node node) {
    Stream<String> within = operands(node).flatMap(Callees::methods);
    return node instanceof Node.SelfCall call
        ? Stream.concat(within, Stream.of(call.method().name()))
        : within;
  }

  private static Stream<Node> operands(Node node) {
    return node.accept(OPERANDS);
  }

  private static Stream<Node> nodes(Step step) {
    return step.accept(EXPRESSIONS);
  }

  /** The expressions of a statement. */
  private static final class Expressions implements Step.Visitor<Stream<Node>> {
    @Override
    public Stream<Node> visitLet(Step.Let let) {
      return Stream.of(let.value());
    }

    @Override
    public Stream<Node> visitLetConstant(Step.LetConstant let) {
      return Stream.of();
    }

    @Override
    public Stream<Node> visitUnpack(Step.Unpack unpack) {
      return Stream.of(unpack.list());
    }

    @Override
    public Stream<Node> visitAssign(Step.Assign assign) {
      return Stream.of(assign.value());
    }

    @Override
    public Stream<Node> visitBranch(Step.Branch branch) {
      return branch.taken().stream().flatMap(Callees::nodes);
    }

    @Override
    public Stream<Node> visitForEach(Step.ForEach loop) {
      return loop.bodies().stream().flatMap(List::stream).flatMap(Callees::nodes);
    }

    @Override
    public Stream<Node> visitMetric(Step.Metric metric) {
      return Stream.of(metric.value());
    }

    @Override
    public Stream<Node> visitReturn(Step.Return result) {
      return Stream.of(result.value());
    }
  }

  /** What is computed before an expression; a condition that is known is not computed. */
  private static final class Operands extends SimpleNodeVisitor<Stream<Node>> {
    @Override
    public Stream<Node> visitOperation(Node.Operation operation) {
      return operation.arguments().stream();
    }

    @Override
    public Stream<Node> visitFunctionCall(Node.FunctionCall call) {
      return call.arguments().values().stream();
    }

    @Override
    public Stream<Node> visitSelfCall(Node.SelfCall call) {
      return call.arguments().values().stream();
    }

    @Override
    public Stream<Node> visitPartCall(Node.PartCall call) {
      return call.arguments().values().stream();
    }

    @Override
    public Stream<Node> visitListOf(Node.ListOf list) {
      return list.elements().stream();
    }

    @Override
    public Stream<Node> visitMapOver(Node.MapOver map) {
      return Stream.concat(Stream.of(map.list()), map.bodies().stream());
    }

    @Override
    public Stream<Node> visitElement(Node.Element element) {
      return Stream.of(element.list());
    }

    @Override
    public Stream<Node> visitConditional(Node.Conditional conditional) {
      return Stream.of(conditional.value());
    }

    @Override
    protected Stream<Node> defaultAction(Node node) {
      return Stream.of();
    }
  }
}
