package lacuna.compiler.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Follows one call of an elaborated method on sizes, and what it saves for the backward pass. */
final class StepInterpreter
    implements Node.Visitor<StepValue>, Step.Visitor<Optional<StepValue>> {
  private final Pass pass;
  private final Place place;
  private final Map<String, StepValue> locals;
  private final Map<String, Instance.LayerPart> layers = new HashMap<>();

  /**
   * What is the same within a recorded part of the forward pass.
   *
   * @param repeats whether blocks keep their inputs alone and are computed again
   */
  record Pass(Engine engine, Ledger ledger, StepBudget budget, boolean repeats) {}

  /**
   * The layer whose method is followed.
   *
   * @param trained whether its weights are
   */
  record Place(Instance instance, boolean trained) {
    Place of(Instance.LayerPart layer) {
      Boolean said = layer.attributes().trainable();
      return new Place(layer.instance(), said == null ? trained : said);
    }
  }

  private StepInterpreter(Pass pass, Place place, Map<String, StepValue> locals) {
    this.pass = pass;
    this.place = place;
    this.locals = locals;
  }

  /**
   * Follows a call; errors: {@link StepBudget.SpentException}.
   *
   * @param arguments by parameter, those that are tensors
   */
  static StepValue call(
      Pass pass, Place place, ResidualFunction method, Map<String, StepValue> arguments) {
    if (place.instance().external()) {
      return made(method.result());
    }
    return new StepInterpreter(pass, place, new HashMap<>(arguments))
        .run(method.body())
        .orElseGet(() -> made(method.result()));
  }

  /** A value of the runtime's own, to which no gradient goes. */
  static StepValue made(@Nullable Value value) {
    if (value instanceof Value.Tensor type) {
      int width = type.element() == Value.Element.BOOL ? 1 : Engine.FP32;
      return StepValue.Tensor.fresh(type, width, false);
    } else if (value instanceof Value.ListValue list) {
      return new StepValue.Several(
          list.elements().stream().map(StepInterpreter::made).toList());
    }
    return new StepValue.Constant(value == null ? new Value.None() : value);
  }

  private Optional<StepValue> run(List<Step> steps) {
    for (Step step : steps) {
      Optional<StepValue> result = step.accept(this);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private StepValue eval(Node node) {
    pass.budget().spend();
    return node.accept(this);
  }

  private List<StepValue> all(List<Node> nodes) {
    return nodes.stream().map(this::eval).toList();
  }

  private List<StepValue> elements(Node list) {
    return eval(list) instanceof StepValue.Several several ? several.elements() : List.of();
  }

  private Map<String, StepValue> passed(Map<String, Node> arguments) {
    Map<String, StepValue> passed = new HashMap<>();
    arguments.forEach((name, node) -> passed.put(name, eval(node)));
    return passed;
  }

  @Override
  public Optional<StepValue> visitLet(Step.Let let) {
    locals.put(let.name(), eval(let.value()));
    return Optional.empty();
  }

  @Override
  public Optional<StepValue> visitLetConstant(Step.LetConstant constant) {
    return Optional.empty(); // stands as a constant wherever it is used
  }

  @Override
  public Optional<StepValue> visitUnpack(Step.Unpack unpack) {
    List<StepValue> parts = elements(unpack.list());
    for (int i = 0; i < parts.size(); i++) {
      locals.put(unpack.names().get(i), parts.get(i));
    }
    return Optional.empty();
  }

  @Override
  public Optional<StepValue> visitAssign(Step.Assign assign) {
    locals.put(assign.name(), eval(assign.value()));
    return Optional.empty();
  }

  @Override
  public Optional<StepValue> visitBranch(Step.Branch branch) {
    return run(branch.taken());
  }

  @Override
  public Optional<StepValue> visitForEach(Step.ForEach loop) {
    Optional<StepValue> result = Optional.empty();
    for (int i = 0; i < loop.bodies().size() && result.isEmpty(); i++) {
      layers.put(loop.variable(), list(loop.member()).layers().get(i));
      result = run(loop.bodies().get(i));
    }
    return result;
  }

  @Override
  public Optional<StepValue> visitMetric(Step.Metric metric) {
    eval(metric.value());
    return Optional.empty();
  }

  @Override
  public Optional<StepValue> visitReturn(Step.Return result) {
    return Optional.of(eval(result.value()));
  }

  @Override
  public StepValue visitConstant(Node.Constant constant) {
    return made(constant.value());
  }

  @Override
  public StepValue visitLocal(Node.Local local) {
    return locals.getOrDefault(local.name(), new StepValue.Constant(new Value.None()));
  }

  @Override
  public StepValue visitMemberRef(Node.MemberRef member) {
    if (place.instance().parts().get(member.name()) instanceof Instance.TensorPart tensor) {
      Boolean said = tensor.attributes().trainable();
      boolean learned = !tensor.buffer() && (said == null ? place.trained() : said);
      return new StepValue.Tensor(
          tensor.type(), Engine.FP32, Storage.ofWeights(), learned, false);
    }
    return new StepValue.Constant(new Value.None());
  }

  @Override
  public StepValue visitOperation(Node.Operation operation) {
    return new Autograd(pass.engine(), pass.ledger())
        .call(operation.name(), all(operation.arguments()), operation.result());
  }

  @Override
  public StepValue visitFunctionCall(Node.FunctionCall call) {
    return call(pass, place, call.function(), passed(call.arguments()));
  }

  @Override
  public StepValue visitSelfCall(Node.SelfCall call) {
    return call(pass, place, call.method(), passed(call.arguments()));
  }

  @Override
  public StepValue visitPartCall(Node.PartCall call) {
    Map<String, StepValue> arguments = passed(call.arguments());
    Instance.LayerPart layer = layer(call.receiver());
    Place inner = place.of(layer);
    return pass.repeats() && inner.trained() && isBlock(call.receiver(), layer.instance())
        ? repeated(inner, call.method(), arguments)
        : call(pass, inner, call.method(), arguments);
  }

  /** A block that keeps its inputs and its result, and the rest while it is computed again. */
  private StepValue repeated(
      Place block, ResidualFunction method, Map<String, StepValue> arguments) {
    for (StepValue argument : arguments.values()) {
      if (argument instanceof StepValue.Tensor tensor) {
        pass.ledger().save(tensor);
      }
    }
    Ledger again = new Ledger(pass.ledger());
    StepValue result =
        call(new Pass(pass.engine(), again, pass.budget(), false), block, method, arguments);
    pass.ledger().pass(again.total());
    if (result instanceof StepValue.Tensor tensor) {
      StepValue.Tensor start = tensor.copy(tensor.width());
      pass.ledger().save(start);
      return start;
    }
    return result;
  }

  /** Layers of a list are blocks, where they hold no list of layers themselves. */
  private static boolean isBlock(Node receiver, Instance layer) {
    return !(receiver instanceof Node.MemberRef) && !holdsList(layer);
  }

  private static boolean holdsList(Instance instance) {
    return instance.parts().values().stream()
        .anyMatch(
            part ->
                part instanceof Instance.LayersPart
                    || part instanceof Instance.LayerPart layer && holdsList(layer.instance()));
  }

  private Instance.LayersPart list(String member) {
    return (Instance.LayersPart) place.instance().parts().get(member);
  }

  private Instance.LayerPart layer(Node receiver) {
    if (receiver instanceof Node.Local local) {
      return layers.get(local.name());
    } else if (receiver instanceof Node.Element element) {
      return list(((Node.MemberRef) element.list()).name()).layers().get(element.index());
    }
    return (Instance.LayerPart) place.instance().parts().get(((Node.MemberRef) receiver).name());
  }

  @Override
  public StepValue visitSizes(Node.Sizes sizes) {
    return new StepValue.Constant(new Value.None());
  }

  @Override
  public StepValue visitListOf(Node.ListOf list) {
    return new StepValue.Several(all(list.elements()));
  }

  @Override
  public StepValue visitMapOver(Node.MapOver map) {
    List<StepValue> elements = elements(map.list());
    List<StepValue> results = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Map<String, StepValue> inner = new HashMap<>(locals);
      inner.put(map.variable(), elements.get(i));
      StepInterpreter body = new StepInterpreter(pass, place, inner);
      body.layers.putAll(layers);
      results.add(body.eval(map.bodies().get(i)));
    }
    return new StepValue.Several(results);
  }

  @Override
  public StepValue visitElement(Node.Element element) {
    return elements(element.list()).get(element.index());
  }

  @Override
  public StepValue visitConditional(Node.Conditional conditional) {
    return eval(conditional.value());
  }

  @Override
  public StepValue visitExternal(Node.External external) {
    return new StepValue.Constant(new Value.None());
  }
}
