package lacuna.compiler.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import org.jspecify.annotations.Nullable;

/** Finds out whether what a stage computes depends on a parameter that it trains. */
final class GradientFlow {
  /** Operations that end gradients; those of integers and booleans have none to begin with. */
  private static final Set<String> ENDS =
      Set.of(
          "detach", "argsort", "argmax", "floor", "int", "less", "less_equal", "greater",
          "greater_equal", "equal", "not_equal", "and", "or", "not");

  private final Map<Call, Boolean> known = new HashMap<>();

  private GradientFlow() {}

  /** Whether the result of a function of a stage depends on a trained parameter. */
  static boolean reaches(Instance stage, ResidualFunction function) {
    return new GradientFlow().depends(new Call(function, new Layer(stage, true), Map.of()));
  }

  /** A component, and whether what it holds is trained unless it says otherwise. */
  private record Layer(Instance instance, boolean trained) {

    private Layer part(Instance.LayerPart part) {
      return new Layer(part.instance(), trained(part.attributes()));
    }

    private boolean trained(Instance.Attributes with) {
      return with.trainable() == null ? trained : with.trainable();
    }
  }

  /** A call of a function; null is the component of one that stands outside. */
  private record Call(
      ResidualFunction function, @Nullable Layer self, Map<String, Boolean> arguments) {}

  private boolean depends(Call call) {
    Boolean before = known.get(call);
    if (before == null) {
      before = new Body(call).run(call.function().body());
      if (call.function().body().isEmpty()) { // the runtime's own
        before = call.arguments().containsValue(true);
      }
      known.put(call, before);
    }
    return before;
  }

  /** The statements of one call. */
  private final class Body implements Step.Visitor<Boolean>, Node.Visitor<Boolean> {
    private final @Nullable Layer self;
    private final Map<String, Boolean> locals;
    private final Map<String, Layer> loops = new HashMap<>();

    Body(Call call) {
      self = call.self();
      locals = new HashMap<>(call.arguments());
    }

    /** Whether what the statements return depends on a trained parameter. */
    private boolean run(List<Step> steps) {
      boolean depends = false;
      for (Step step : steps) {
        depends = step.accept(this);
      }
      return depends;
    }

    @Override
    public Boolean visitLet(Step.Let let) {
      locals.put(let.name(), of(let.value()));
      return false;
    }

    @Override
    public Boolean visitLetConstant(Step.LetConstant constant) {
      return false;
    }

    @Override
    public Boolean visitUnpack(Step.Unpack unpack) {
      boolean depends = of(unpack.list());
      unpack.names().forEach(name -> locals.put(name, depends));
      return false;
    }

    @Override
    public Boolean visitAssign(Step.Assign assign) {
      locals.put(assign.name(), of(assign.value()));
      return false;
    }

    @Override
    public Boolean visitBranch(Step.Branch branch) {
      return run(branch.taken());
    }

    @Override
    public Boolean visitForEach(Step.ForEach loop) {
      List<Instance.LayerPart> layers = list(loop.member()).layers();
      for (int i = 0; i < loop.bodies().size(); i++) {
        loops.put(loop.variable(), self().part(layers.get(i)));
        run(loop.bodies().get(i));
      }
      return false;
    }

    @Override
    public Boolean visitMetric(Step.Metric metric) {
      return false;
    }

    @Override
    public Boolean visitReturn(Step.Return result) {
      return of(result.value());
    }

    private boolean of(Node node) {
      return node.accept(this);
    }

    private boolean any(Iterable<Node> nodes) {
      boolean any = false;
      for (Node node : nodes) {
        any |= of(node);
      }
      return any;
    }

    private Map<String, Boolean> arguments(Map<String, Node> nodes) {
      Map<String, Boolean> depends = new HashMap<>();
      nodes.forEach((name, node) -> depends.put(name, of(node)));
      return depends;
    }

    private Layer self() {
      if (self == null) {
        throw new IllegalStateException("a function outside components has no members");
      }
      return self;
    }

    private Instance.LayersPart list(String name) {
      return (Instance.LayersPart) self().instance().parts().get(name);
    }

    @Override
    public Boolean visitConstant(Node.Constant constant) {
      return false;
    }

    @Override
    public Boolean visitLocal(Node.Local local) {
      return locals.getOrDefault(local.name(), false);
    }

    @Override
    public Boolean visitMemberRef(Node.MemberRef member) {
      return self().instance().parts().get(member.name()) instanceof Instance.TensorPart tensor
          && !tensor.buffer()
          && self().trained(tensor.attributes());
    }

    @Override
    public Boolean visitOperation(Node.Operation operation) {
      return !ENDS.contains(operation.name()) && any(operation.arguments());
    }

    @Override
    public Boolean visitFunctionCall(Node.FunctionCall call) {
      return depends(new Call(call.function(), null, arguments(call.arguments())));
    }

    @Override
    public Boolean visitSelfCall(Node.SelfCall call) {
      return depends(new Call(call.method(), self, arguments(call.arguments())));
    }

    @Override
    public Boolean visitPartCall(Node.PartCall call) {
      return depends(new Call(call.method(), layer(call.receiver()), arguments(call.arguments())));
    }

    private Layer layer(Node receiver) {
      if (receiver instanceof Node.Element element) {
        String list = ((Node.MemberRef) element.list()).name();
        return self().part(list(list).layers().get(element.index()));
      } else if (receiver instanceof Node.Local local) {
        return loops.get(local.name());
      }
      String name = ((Node.MemberRef) receiver).name();
      return self().part((Instance.LayerPart) self().instance().parts().get(name));
    }

    @Override
    public Boolean visitSizes(Node.Sizes sizes) {
      return false;
    }

    @Override
    public Boolean visitListOf(Node.ListOf list) {
      return any(list.elements());
    }

    @Override
    public Boolean visitMapOver(Node.MapOver map) {
      locals.put(map.variable(), of(map.list()));
      return any(map.bodies());
    }

    @Override
    public Boolean visitElement(Node.Element element) {
      return of(element.list());
    }

    @Override
    public Boolean visitConditional(Node.Conditional conditional) {
      return of(conditional.value());
    }

    @Override
    public Boolean visitExternal(Node.External external) {
      return false;
    }
  }
}
