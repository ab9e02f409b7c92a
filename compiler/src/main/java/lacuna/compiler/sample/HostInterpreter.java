package lacuna.compiler.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import org.jspecify.annotations.Nullable;

/** Carries out one call of an elaborated function on the host, for a batch of one. */
final class HostInterpreter
    implements Node.Visitor<HostValue>, Step.Visitor<Optional<HostValue>> {
  private static final HostConstants CONSTANTS = new HostConstants();

  private final HostOperations operations;
  private final DrawingBudget budget;
  private final Map<String, HostValue> locals;

  private HostInterpreter(
      HostOperations operations, DrawingBudget budget, Map<String, HostValue> locals) {
    this.operations = operations;
    this.budget = budget;
    this.locals = locals;
  }

  /** The result of a function without parameters; errors: {@link UnsupportedMaskException}. */
  static HostValue call(
      ResidualFunction function, HostOperations operations, DrawingBudget budget) {
    return new HostInterpreter(operations, budget, new HashMap<>()).body(function);
  }

  private HostValue body(ResidualFunction function) {
    return run(function.body())
        .orElseThrow(
            () ->
                new UnsupportedMaskException("`%s` has no result".formatted(function.name())));
  }

  /** The result, once there is one. */
  private Optional<HostValue> run(List<Step> steps) {
    for (Step step : steps) {
      Optional<HostValue> result = step.accept(this);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private HostValue eval(Node node) {
    budget.spend(1);
    return node.accept(this);
  }

  private List<HostValue> all(List<Node> nodes) {
    return nodes.stream().map(this::eval).toList();
  }

  /** The body holds constants where it uses them, so only tensors are passed. */
  private HostValue call(ResidualFunction function, Map<String, Node> arguments) {
    Map<String, HostValue> passed = new HashMap<>();
    arguments.forEach(
        (name, node) -> {
          if (!(node instanceof Node.Constant)) {
            passed.put(name, eval(node));
          }
        });
    return new HostInterpreter(operations, budget, passed).body(function);
  }

  @Override
  public Optional<HostValue> visitLet(Step.Let let) {
    locals.put(let.name(), eval(let.value()));
    return Optional.empty();
  }

  @Override
  public Optional<HostValue> visitLetConstant(Step.LetConstant constant) {
    return Optional.empty(); // stands as a constant wherever it is used
  }

  @Override
  public Optional<HostValue> visitUnpack(Step.Unpack unpack) {
    List<HostValue> parts = eval(unpack.list()).elements();
    for (int i = 0; i < parts.size(); i++) {
      locals.put(unpack.names().get(i), parts.get(i));
    }
    return Optional.empty();
  }

  @Override
  public Optional<HostValue> visitAssign(Step.Assign assign) {
    locals.put(assign.name(), eval(assign.value()));
    return Optional.empty();
  }

  @Override
  public Optional<HostValue> visitBranch(Step.Branch branch) {
    return run(branch.taken());
  }

  @Override
  public Optional<HostValue> visitForEach(Step.ForEach loop) {
    throw new UnsupportedMaskException("a mask without layers has no list of them");
  }

  @Override
  public Optional<HostValue> visitMetric(Step.Metric metric) {
    throw new UnsupportedMaskException("metrics are the run's");
  }

  @Override
  public Optional<HostValue> visitReturn(Step.Return result) {
    return Optional.of(eval(result.value()));
  }

  @Override
  public HostValue visitConstant(Node.Constant constant) {
    return constant.value().accept(CONSTANTS);
  }

  @Override
  public HostValue visitLocal(Node.Local local) {
    @Nullable HostValue value = locals.get(local.name());
    if (value == null) {
      throw new UnsupportedMaskException("`%s` is not known".formatted(local.name()));
    }
    return value;
  }

  @Override
  public HostValue visitOperation(Node.Operation operation) {
    return operations.apply(operation.name(), all(operation.arguments()));
  }

  @Override
  public HostValue visitFunctionCall(Node.FunctionCall call) {
    return call(call.function(), call.arguments());
  }

  @Override
  public HostValue visitSelfCall(Node.SelfCall call) {
    return call(call.method(), call.arguments());
  }

  @Override
  public HostValue visitSizes(Node.Sizes sizes) {
    return new HostList(all(sizes.sizes()));
  }

  @Override
  public HostValue visitListOf(Node.ListOf list) {
    return new HostList(all(list.elements()));
  }

  @Override
  public HostValue visitMapOver(Node.MapOver map) {
    List<HostValue> elements = eval(map.list()).elements();
    List<HostValue> results = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Map<String, HostValue> inner = new HashMap<>(locals);
      inner.put(map.variable(), elements.get(i));
      results.add(new HostInterpreter(operations, budget, inner).eval(map.bodies().get(i)));
    }
    return new HostList(results);
  }

  @Override
  public HostValue visitElement(Node.Element element) {
    return eval(element.list()).elements().get(element.index());
  }

  @Override
  public HostValue visitConditional(Node.Conditional conditional) {
    return eval(conditional.value());
  }

  @Override
  public HostValue visitMemberRef(Node.MemberRef member) {
    throw new UnsupportedMaskException("weights are the run's");
  }

  @Override
  public HostValue visitPartCall(Node.PartCall call) {
    throw new UnsupportedMaskException("parts have weights, which are the run's");
  }

  @Override
  public HostValue visitExternal(Node.External external) {
    throw new UnsupportedMaskException("components of the runtime are the run's");
  }
}
