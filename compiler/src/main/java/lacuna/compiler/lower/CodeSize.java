package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the code of one instance or call is made of. What a loop does the same each time is
 * counted once, for it stays a loop.
 */
final class CodeSize {
  private static final @Nullable Void NOTHING = null;

  private final List<Object> names = new ArrayList<>();
  private final Set<ResidualFunction> functions = new LinkedHashSet<>();
  private final Set<Instance> layers = new LinkedHashSet<>();
  private final Nodes nodes = new Nodes();
  private final Steps steps = new Steps();
  private final boolean values;
  private int expressions;
  private int constants;
  private long structure = 17;
  private boolean ofBatch;

  /** Counts from nothing; {@code values} is whether code with other numbers is other code. */
  CodeSize(boolean values) {
    this.values = values;
  }

  /** Expressions and statements. */
  int expressions() {
    return expressions;
  }

  /** The same for code of one form. */
  long structure() {
    return structure;
  }

  /** Names of constants, and nameless values. */
  int names() {
    return new HashSet<>(names).size();
  }

  Set<ResidualFunction> functions() {
    return functions;
  }

  Set<Instance> layers() {
    return layers;
  }

  /** Whether a constant hangs on the batch. */
  boolean ofBatch() {
    return ofBatch;
  }

  void steps(List<Step> body) {
    for (Step step : body) {
      expressions++;
      form(step.getClass());
      step.accept(steps);
    }
    form(body.size());
  }

  void add(Node node) {
    if (expressions > CodeEstimate.MOST_OF_CLASS) {
      return; // it fits nowhere
    }
    expressions++;
    form(node.getClass());
    add(node.accept(nodes));
  }

  private void add(Collection<Node> all) {
    all.forEach(this::add);
    form(all.size());
  }

  private void form(Object form) {
    structure = structure * 31 + form.hashCode();
  }

  /** Counts those of a list that have another form than the ones before; of others their values. */
  private <T> void eachForm(List<T> list, Consumer<T> count) {
    long before = structure;
    Set<Long> forms = new LinkedHashSet<>();
    for (T each : list) {
      int counted = expressions - constants;
      int named = names.size();
      structure = 17;
      count.accept(each);
      if (!forms.add(structure)) {
        expressions = counted + constants;
        names.subList(named, names.size()).clear();
      }
    }
    structure = before;
    forms.forEach(this::form);
  }

  /** Counts what makes a member. */
  void member(Instance.Part part) {
    expressions += 2;
    part.accept(
        new Instance.Part.Visitor<@Nullable Void>() {
          @Override
          public @Nullable Void visitTensorPart(Instance.TensorPart tensor) {
            add(tensor.shape());
            add(tensor.value());
            return attributes(tensor.attributes());
          }

          @Override
          public @Nullable Void visitLayerPart(Instance.LayerPart layer) {
            layers.add(layer.instance());
            add(layer.arguments().values());
            return attributes(layer.attributes());
          }

          @Override
          public @Nullable Void visitLayersPart(Instance.LayersPart list) {
            add(list.count());
            eachForm(list.layers(), this::visitLayerPart);
            return NOTHING;
          }
        });
  }

  private @Nullable Void attributes(Instance.Attributes said) {
    expressions += 4;
    Stream.of(said.level(), said.also(), said.fit()).filter(Objects::nonNull).forEach(this::add);
    return NOTHING;
  }

  private void constant(Node.Constant constant) {
    Node.Label label = constant.label();
    Value value = constant.value();
    Object name = label == null ? value : label.name();
    constants++;
    names.add(name);
    value(value);
    boolean named = label != null && label.owner() != Node.Owner.COMPONENT;
    if (named || values && constant.formula() == null) {
      form(name);
    }
    if (constant.formula() != null) {
      boolean before = ofBatch;
      add(constant.formula().operands());
      // an element of a shape need not hang on the others
      ofBatch = constant.formula().operator().equals("[]") ? before : ofBatch;
    }
  }

  private void value(Value value) {
    if (value instanceof Value.ListValue list) {
      expressions += list.elements().size();
      list.elements().forEach(this::value);
    }
    ofBatch |= value instanceof Value.Int number && number.batch();
  }

  /** Counts what is not the same for all nodes of one type; gives the expressions inside. */
  private final class Nodes extends SimpleNodeVisitor<Collection<Node>> {
    @Override
    protected Collection<Node> defaultAction(Node node) {
      return List.of();
    }

    @Override
    public Collection<Node> visitConstant(Node.Constant constant) {
      constant(constant);
      return List.of(); // they are counted with it
    }

    @Override
    public Collection<Node> visitOperation(Node.Operation operation) {
      form(operation.name());
      return operation.arguments();
    }

    @Override
    public Collection<Node> visitFunctionCall(Node.FunctionCall call) {
      functions.add(call.function());
      return call.arguments().values();
    }

    @Override
    public Collection<Node> visitSelfCall(Node.SelfCall call) {
      return call.arguments().values();
    }

    @Override
    public Collection<Node> visitPartCall(Node.PartCall call) {
      add(call.receiver());
      return call.arguments().values();
    }

    @Override
    public Collection<Node> visitSizes(Node.Sizes sizes) {
      return sizes.sizes();
    }

    @Override
    public Collection<Node> visitListOf(Node.ListOf list) {
      return list.elements();
    }

    @Override
    public Collection<Node> visitMapOver(Node.MapOver map) {
      add(map.list());
      return map.bodies();
    }

    @Override
    public Collection<Node> visitElement(Node.Element element) {
      return List.of(element.list());
    }

    @Override
    public Collection<Node> visitConditional(Node.Conditional conditional) {
      form(conditional.outcome());
      return List.of(conditional.condition(), conditional.value());
    }

    @Override
    public Collection<Node> visitExternal(Node.External external) {
      return external.arguments().values();
    }
  }

  private final class Steps implements Step.Visitor<@Nullable Void> {
    @Override
    public @Nullable Void visitLet(Step.Let let) {
      add(let.value());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitLetConstant(Step.LetConstant let) {
      add(let.value());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitUnpack(Step.Unpack unpack) {
      expressions += unpack.names().size();
      add(unpack.list());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitAssign(Step.Assign assign) {
      add(assign.value());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitBranch(Step.Branch branch) {
      form(branch.outcome());
      add(branch.condition());
      steps(branch.taken());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitForEach(Step.ForEach loop) {
      eachForm(loop.bodies(), CodeSize.this::steps);
      return NOTHING;
    }

    @Override
    public @Nullable Void visitMetric(Step.Metric metric) {
      add(metric.value());
      return NOTHING;
    }

    @Override
    public @Nullable Void visitReturn(Step.Return result) {
      add(result.value());
      return NOTHING;
    }
  }
}
