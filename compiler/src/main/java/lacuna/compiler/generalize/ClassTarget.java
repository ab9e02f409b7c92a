package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A class: a constant that is equal in all instances is read by name, one that differs becomes a
 * parameter of the constructor.
 *
 * @param methods those that are generalized already
 * @param parameters of the method at hand those that are no tensors; none outside of methods
 */
record ClassTarget(
    List<Instance> instances, Known known, Map<String, MethodPlan> methods, Set<String> parameters)
    implements Target {
  private static final Set<String> DRAWS = Set.of("rand", "randint", "beta");

  @Override
  public Generalization<Code> constant(
      List<Occurrence> all, String hint, ExpressionGeneralizer expressions) {
    return Generalization.given(bindings -> constant(all, hint, expressions, bindings));
  }

  private Generalization<Code> constant(
      List<Occurrence> all, String hint, ExpressionGeneralizer expressions, CodeBindings bindings) {
    Node.Constant first = (Node.Constant) all.get(0).node();
    Node.Label label = ConstantValues.label(all);
    Variation variation = new Variation(instances);
    boolean equal = ConstantValues.equal(all);
    boolean component = label != null && label.owner() == Node.Owner.COMPONENT;
    if (label != null && label.owner() == Node.Owner.INDEX && !equal) {
      return Generalization.of(new Code.LoopIndex());
    } else if (component && Variation.number(first.value())) {
      return equal && !variation.varies(label.name())
          ? constant(label, first.value())
          : field(label.name(), all, expressions);
    } else if (label != null && !component && !equal && parameters.contains(label.name())) {
      return Generalization.<Code>of(new Code.ParameterRef(label.name()))
          .binding(before -> before.parameterRead(label.name()));
    } else if (label != null
        && !component
        && !equal
        && bindings.lets().containsKey(label.name())) {
      return Generalization.<Code>of(new Code.LocalRef(label.name()))
          .binding(before -> before.letRead(label.name()));
    }
    Generalization<Code> plain =
        equal
            ? Generalization.of(LiteralCode.of(first.value()))
            : parameter(all, component ? label.name() : hint, ValueTypes.common(all));
    return equal && !variation.symbolic(first)
        ? plain
        : new FormulaGeneralizer(expressions).code(all).orElse(plain);
  }

  /** A constant of the component that is the same in all instances. */
  private static Generalization<Code> constant(Node.Label label, Value value) {
    ClassPlan.Constant constant =
        new ClassPlan.Constant(
            label.name(), ValueTypes.of(value), LiteralCode.of(value), label.text());
    return Generalization.<Code>of(new Code.ConstantRef(label.name()))
        .binding(
            before ->
                before.constants().containsKey(label.name()) ? before : before.constant(constant));
  }

  /** A constant of the component that differs: given to the constructor, or computed there. */
  private Generalization<Code> field(
      String constant, List<Occurrence> read, ExpressionGeneralizer expressions) {
    return Generalization.given(
        bindings ->
            isDerived(bindings, constant)
                ? Generalization.of(new Code.ParameterRef(constant))
                : newField(constant, ValueTypes.common(read), expressions));
  }

  private Generalization<Code> newField(
      String constant, ValueType type, ExpressionGeneralizer expressions) {
    List<Occurrence> all = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Node node = instances.get(i).constants().get(constant);
      if (node != null) {
        all.add(Occurrence.of(i, node));
      }
    }
    boolean declared = instances.get(0).parameterNames().contains(constant);
    boolean partial = all.size() < instances.size();
    Generalization<Code> given = parameter(all, constant, type);
    return declared || partial
        ? given
        : new FormulaGeneralizer(expressions)
            .code(all)
            .map(formula -> derived(constant, type, formula))
            .orElse(given);
  }

  private static Generalization<Code> derived(
      String constant, ValueType type, Generalization<Code> formula) {
    return formula.then(
        code ->
            Generalization.<Code>of(new Code.ParameterRef(constant))
                .binding(
                    before ->
                        before.parameter(
                            constant, new ConstructorParameter(type, List.of(), code))));
  }

  private static boolean isDerived(CodeBindings bindings, String parameter) {
    ConstructorParameter known = bindings.parameters().get(parameter);
    return known != null && known.derived() != null;
  }

  @Override
  public Generalization<Code> parameter(List<Occurrence> all, String name, ValueType type) {
    List<@Nullable Node> values = new ArrayList<>(Collections.nCopies(instances.size(), null));
    for (Occurrence each : all) {
      Node before = values.set(each.owner(), each.node());
      if (before != null && !ConstantValues.same(before, each.node())) {
        return Generalization.mismatch("a value differs within an instance");
      }
    }
    if (!ValueTypes.agree(all)) {
      return Generalization.mismatch("values of different types at one place");
    }
    return Generalization.given(bindings -> parameter(free(name, values, bindings), values, type));
  }

  private static Generalization<Code> parameter(
      String name, List<@Nullable Node> values, ValueType type) {
    return Generalization.<Code>of(new Code.ParameterRef(name))
        .binding(
            before -> {
              ConstructorParameter known = before.parameters().get(name);
              List<@Nullable Node> all = known == null ? values : known.after(values);
              return before.parameter(name, new ConstructorParameter(type, all, null));
            });
  }

  /** A name that does not mean something else already. */
  private static String free(String name, List<@Nullable Node> values, CodeBindings bindings) {
    String free = name;
    for (int i = 2; taken(free, values, bindings); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static boolean taken(String name, List<@Nullable Node> values, CodeBindings bindings) {
    ConstructorParameter known = bindings.parameters().get(name);
    return bindings.constants().containsKey(name) || known != null && !known.agrees(values);
  }

  /** A list that is the same in all instances. */
  Generalization<Code> list(String name, Value value) {
    return Generalization.given(
        bindings -> {
          ClassPlan.Constant constant = listConstant(name, value);
          for (int i = 2; taken(constant, bindings); i++) {
            constant = listConstant(name + "_" + i, value);
          }
          ClassPlan.Constant free = constant;
          return Generalization.<Code>of(new Code.ConstantRef(free.name()))
              .binding(before -> before.constant(free));
        });
  }

  private static ClassPlan.Constant listConstant(String name, Value value) {
    return new ClassPlan.Constant(name, ValueTypes.of(value), LiteralCode.of(value), "");
  }

  private static boolean taken(ClassPlan.Constant constant, CodeBindings bindings) {
    ClassPlan.Constant known = bindings.constants().get(constant.name());
    return bindings.parameters().containsKey(constant.name())
        || known != null && !known.equals(constant);
  }

  @Override
  public Generalization<Code> partCall(
      List<Occurrence> all, Node.PartCall first, ExpressionGeneralizer expressions) {
    return new PartCallGeneralizer(instances, known).code(all, first, expressions);
  }

  @Override
  public List<String> parameters(String method) {
    return methods.get(method).parameters().stream().map(MethodPlan.Parameter::name).toList();
  }

  @Override
  public CodeBindings decided(CodeBindings bindings, List<Occurrence> conditions, Code condition) {
    List<@Nullable Boolean> outcomes = new ArrayList<>(Collections.nCopies(instances.size(), null));
    for (Occurrence each : conditions) {
      if (each.node() instanceof Node.Constant c && c.value() instanceof Value.Bool bool) {
        outcomes.set(each.owner(), bool.value());
      }
    }
    return bindings.decision(new CodeBindings.Decision(outcomes, condition));
  }

  @Override
  public boolean uniform(String list) {
    return known.uniform(instances, list);
  }

  @Override
  public List<Instance.LayerPart> layers(CodeOwner site, String list) {
    return ((Instance.LayersPart) instances.get(site.owner()).parts().get(list)).layers();
  }

  @Override
  public boolean observes(Code value) {
    boolean drawn = value instanceof Code.Operation operation && DRAWS.contains(operation.name());
    return drawn || instances.get(0).kind().equals(PartCallGeneralizer.STAGE);
  }
}
