package lacuna.compiler.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.residual.Step;

/** What is reached of a component in one place: grows while calls are followed. */
final class Use {
  private final PartTemplate.Layer part;
  private final Instantiator instantiator;
  private final Map<String, PartTemplate.Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Use> layers = new LinkedHashMap<>();
  private final Map<String, ListUse> lists = new LinkedHashMap<>();
  private final Set<String> order = new LinkedHashSet<>();
  private final Set<ResidualFunction> methods = new LinkedHashSet<>();

  Use(PartTemplate.Layer part, Instantiator instantiator) {
    this.part = part;
    this.instantiator = instantiator;
  }

  /** A list of components, all of which exist when one is used. */
  record ListUse(PartTemplate.Layers template, List<Use> layers) {}

  PartTemplate.Layer part() {
    return part;
  }

  /** The names of what is reached, in the order in which that was. */
  Set<String> names() {
    return Collections.unmodifiableSet(order);
  }

  Map<String, PartTemplate.Tensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  Map<String, Use> layers() {
    return Collections.unmodifiableMap(layers);
  }

  Map<String, ListUse> lists() {
    return Collections.unmodifiableMap(lists);
  }

  /** The methods that are called, each behind those that it calls. */
  List<ResidualFunction> methods() {
    return List.copyOf(methods);
  }

  /** Follows a call of a method. */
  void call(ResidualFunction method) {
    if (!methods.contains(method)) {
      run(method.body(), Map.of());
      methods.add(method);
    }
  }

  private void run(List<Step> steps, Map<String, Use> loopVariables) {
    steps.forEach(step -> step.accept(new Steps(loopVariables)));
  }

  /** A member that code names. */
  private void reach(String name) {
    PartTemplate template = instantiator.part(part.instance(), name);
    if (template != null) {
      order.add(name);
      template.accept(new Reached(name));
    }
  }

  /** Makes a member exist. */
  private final class Reached implements PartTemplate.Visitor<Boolean> {
    private final String name;

    Reached(String name) {
      this.name = name;
    }

    @Override
    public Boolean visitTensor(PartTemplate.Tensor tensor) {
      if (tensors.putIfAbsent(name, tensor) == null) {
        Nodes nodes = new Nodes(Map.of());
        tensor.tensor().shape().forEach(nodes::visit);
        nodes.visit(tensor.tensor().value());
      }
      return true;
    }

    @Override
    public Boolean visitLayer(PartTemplate.Layer layer) {
      layers.computeIfAbsent(name, n -> new Use(layer, instantiator));
      return true;
    }

    @Override
    public Boolean visitLayers(PartTemplate.Layers list) {
      lists.computeIfAbsent(
          name,
          n ->
              new ListUse(
                  list,
                  list.layers().stream().map(layer -> new Use(layer, instantiator)).toList()));
      return true;
    }
  }

  /** Follows statements. */
  private final class Steps implements Step.Visitor<Boolean> {
    private final Map<String, Use> loopVariables;
    private final Nodes nodes;

    Steps(Map<String, Use> loopVariables) {
      this.loopVariables = loopVariables;
      this.nodes = new Nodes(loopVariables);
    }

    @Override
    public Boolean visitLet(Step.Let let) {
      return nodes.visit(let.value());
    }

    @Override
    public Boolean visitLetConstant(Step.LetConstant constant) {
      return true;
    }

    @Override
    public Boolean visitUnpack(Step.Unpack unpack) {
      return nodes.visit(unpack.list());
    }

    @Override
    public Boolean visitAssign(Step.Assign assign) {
      return nodes.visit(assign.value());
    }

    @Override
    public Boolean visitBranch(Step.Branch branch) {
      run(branch.taken(), loopVariables);
      return true;
    }

    @Override
    public Boolean visitForEach(Step.ForEach loop) {
      reach(loop.member());
      ListUse list = lists.get(loop.member());
      for (int i = 0; i < loop.bodies().size(); i++) {
        Map<String, Use> inner = new LinkedHashMap<>(loopVariables);
        inner.put(loop.variable(), list.layers().get(i));
        run(loop.bodies().get(i), inner);
      }
      return true;
    }

    @Override
    public Boolean visitMetric(Step.Metric metric) {
      return nodes.visit(metric.value());
    }

    @Override
    public Boolean visitReturn(Step.Return result) {
      return nodes.visit(result.value());
    }
  }

  /** Follows expressions: arguments first, then what is called. */
  private final class Nodes implements Node.Visitor<Boolean> {
    private final Map<String, Use> loopVariables;

    Nodes(Map<String, Use> loopVariables) {
      this.loopVariables = loopVariables;
    }

    boolean visit(Node node) {
      return node.accept(this);
    }

    private boolean visitAll(Iterable<Node> nodes) {
      nodes.forEach(this::visit);
      return true;
    }

    @Override
    public Boolean visitConstant(Node.Constant constant) {
      return true;
    }

    @Override
    public Boolean visitLocal(Node.Local local) {
      return true;
    }

    @Override
    public Boolean visitMemberRef(Node.MemberRef member) {
      reach(member.name());
      return true;
    }

    @Override
    public Boolean visitOperation(Node.Operation operation) {
      return visitAll(operation.arguments());
    }

    @Override
    public Boolean visitFunctionCall(Node.FunctionCall call) {
      return visitAll(call.arguments().values());
    }

    @Override
    public Boolean visitSelfCall(Node.SelfCall call) {
      visitAll(call.arguments().values());
      call(call.method());
      return true;
    }

    @Override
    public Boolean visitPartCall(Node.PartCall call) {
      visitAll(call.arguments().values());
      receiver(call.receiver()).call(call.method());
      return true;
    }

    private Use receiver(Node receiver) {
      return receiver.accept(
          new SimpleNodeVisitor<>() {
            @Override
            public Use visitLocal(Node.Local local) {
              return loopVariables.get(local.name());
            }

            @Override
            public Use visitElement(Node.Element element) {
              String list = ((Node.MemberRef) element.list()).name();
              reach(list);
              return lists.get(list).layers().get(element.index());
            }

            @Override
            public Use visitMemberRef(Node.MemberRef member) {
              reach(member.name());
              return layers.get(member.name());
            }

            @Override
            protected Use defaultAction(Node other) {
              throw new IllegalArgumentException("no layer: " + other);
            }
          });
    }

    @Override
    public Boolean visitSizes(Node.Sizes sizes) {
      return visitAll(sizes.sizes());
    }

    @Override
    public Boolean visitListOf(Node.ListOf list) {
      return visitAll(list.elements());
    }

    @Override
    public Boolean visitMapOver(Node.MapOver map) {
      visit(map.list());
      return visitAll(map.bodies());
    }

    @Override
    public Boolean visitElement(Node.Element element) {
      return visit(element.list());
    }

    @Override
    public Boolean visitConditional(Node.Conditional conditional) {
      return visit(conditional.value());
    }

    @Override
    public Boolean visitExternal(Node.External external) {
      return visitAll(external.arguments().values());
    }
  }
}
