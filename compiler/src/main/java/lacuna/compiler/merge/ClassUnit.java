package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Residue;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Merges instances of a component into a class. */
final class ClassUnit extends Unit {
  private static final Set<String> DRAWS = Set.of("rand", "randint", "beta");
  private final String name;
  private final List<Instance> instances;
  private final Map<String, ClassPlan.Constant> named = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, MethodPlan> methods = new LinkedHashMap<>();
  private final Map<String, String> loopVariables = new HashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Variation variation;
  private final ClassPlan plan;

  /**
   * What a constructor parameter is for each instance, null where it does not matter; or how it is
   * worked out.
   */
  record Parameter(ValueType type, List<@Nullable Node> values, @Nullable Code derived) {}

  /** A branch: which side each instance takes. */
  record Decision(List<@Nullable Boolean> outcomes, Code condition) {}

  ClassUnit(Merger merger, String name, List<Instance> instances) {
    super(merger);
    this.name = name;
    this.instances = instances;
    variation = new Variation(instances);
    Instance first = instances.get(0);
    for (Residue residue : allMethods()) {
      method(residue);
    }
    List<MemberPlan> members = new Members(this, instances).all();
    inDeclaredOrder();
    plan =
        new ClassPlan(
            name,
            first.component(),
            first.kind(),
            first.doc(),
            first.place().place(),
            List.copyOf(named.values()),
            parameters.entrySet().stream()
                .map(
                    p ->
                        new ClassPlan.Parameter(
                            p.getKey(), p.getValue().type(), p.getValue().derived()))
                .toList(),
            members,
            List.copyOf(methods.values()));
  }

  /** The component's own parameters come first, as it declares them. */
  private void inDeclaredOrder() {
    Map<String, Parameter> all = new LinkedHashMap<>(parameters);
    parameters.clear();
    for (String declared : instances.get(0).parameterNames()) {
      if (all.containsKey(declared)) {
        parameters.put(declared, all.get(declared));
      }
    }
    all.entrySet().stream()
        .filter(p -> p.getValue().derived() == null)
        .forEach(p -> parameters.putIfAbsent(p.getKey(), p.getValue()));
    all.forEach(parameters::putIfAbsent);
  }

  String name() {
    return name;
  }

  ClassPlan plan() {
    return plan;
  }

  List<Instance> instances() {
    return instances;
  }

  /** The parameters that the constructor is given. */
  Map<String, Parameter> given() {
    Map<String, Parameter> given = new LinkedHashMap<>(parameters);
    given.values().removeIf(p -> p.derived() != null);
    return given;
  }

  List<Decision> decisions() {
    return decisions;
  }

  private List<Residue> allMethods() {
    List<Residue> all = new ArrayList<>();
    instances.forEach(i -> all.addAll(i.methods()));
    return all;
  }

  @Override
  MethodShape method(Residue residue) {
    MethodPlan known = methods.get(residue.name());
    if (known == null) {
      known = mergeMethod(residue.name());
      methods.put(residue.name(), known);
    }
    return new MethodShape(known.parameters().stream().map(MethodPlan.Parameter::name).toList());
  }

  private MethodPlan mergeMethod(String method) {
    List<Residue> calls = allMethods().stream().filter(r -> r.name().equals(method)).toList();
    for (Residue call :
        calls) { // methods that it calls come first, so that the state below is its own
      new Calls(call.body()).own().forEach(this::method);
    }
    List<BodyMerger.Body> bodies = new ArrayList<>();
    Set<String> constantNames = new HashSet<>();
    for (Residue call : calls) {
      bodies.add(new BodyMerger.Body(instances.indexOf(call.instance()), call.body()));
      call.parameters().stream()
          .filter(p -> !Values.isTensor(p.value()))
          .forEach(p -> constantNames.add(p.name()));
    }
    constants.clear();
    localsRead.clear();
    parametersRead.clear();
    constantParameters = constantNames;
    List<Line> body = new BodyMerger(this).merge(bodies);
    Residue first = calls.get(0);
    List<MethodPlan.Parameter> kept = new ArrayList<>();
    for (int i = 0; i < first.parameters().size(); i++) {
      int at = i;
      Residue.Parameter parameter = first.parameters().get(i);
      Value tensor =
          calls.stream()
              .map(c -> c.parameters().get(at).value())
              .filter(Values::isTensor)
              .findFirst()
              .orElse(null);
      if (tensor != null || parametersRead.contains(parameter.name())) {
        kept.add(
            new MethodPlan.Parameter(
                parameter.name(), Values.type(tensor != null ? tensor : parameter.value())));
      }
    }
    ValueType result = first.result() == null ? null : Values.type(first.result());
    return new MethodPlan(
        method, kept, result, Shape.of(calls), first.doc(), first.place().place(), body);
  }

  @Override
  Code constant(List<Cell> cells, String hint) {
    Node.Constant first = (Node.Constant) cells.get(0).node();
    Node.Label label = Worth.label(cells);
    boolean component = label != null && label.owner() == Node.Owner.COMPONENT;
    if (label != null && label.owner() == Node.Owner.INDEX && !Worth.equal(cells)) {
      return new Code.LoopIndex();
    }
    if (component && Variation.number(first.value())) {
      return variation.varies(label.name())
          ? field(label.name(), cells)
          : Worth.equal(cells) ? named(label, first.value()) : field(label.name(), cells);
    } else if (label != null && !component && !Worth.equal(cells)) {
      if (constantParameters.contains(label.name())) {
        parametersRead.add(label.name());
        return new Code.ParameterRef(label.name());
      } else if (constants.containsKey(label.name())) {
        localsRead.add(label.name());
        return new Code.LocalRef(label.name());
      }
    }
    boolean equal = Worth.equal(cells);
    Code formula = equal && !variation.symbolic(first) ? null : new Formulas(this).code(cells);
    if (formula != null) {
      return formula;
    } else if (equal) {
      return Literals.code(first.value());
    }
    return parameter(cells, component ? label.name() : hint, Literals.type(first.value()));
  }

  /** A constant of the component that differs: given to the constructor, or worked out there. */
  private Code field(String constant, List<Cell> cells) {
    if (parameters.containsKey(constant) && parameters.get(constant).derived() != null) {
      return new Code.ParameterRef(constant);
    }
    List<Cell> all = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Node node = instances.get(i).constants().get(constant);
      if (node != null) {
        all.add(new Cell(i, node));
      }
    }
    ValueType type = Literals.type(((Node.Constant) cells.get(0).node()).value());
    boolean declared = instances.get(0).parameterNames().contains(constant);
    Code formula = declared || all.size() < instances.size() ? null : new Formulas(this).code(all);
    if (formula == null) {
      return parameter(all, constant, type);
    }
    parameters.put(constant, new Parameter(type, List.of(), formula));
    return new Code.ParameterRef(constant);
  }

  private Code named(Node.Label label, Value value) {
    named.putIfAbsent(
        label.name(),
        new ClassPlan.Constant(
            label.name(), Literals.type(value), Literals.code(value), label.text()));
    return new Code.ConstantRef(label.name());
  }

  /** A list that is the same in all instances. */
  Code array(String wanted, Value value) {
    String free = wanted;
    ClassPlan.Constant constant =
        new ClassPlan.Constant(free, Literals.type(value), Literals.code(value), "");
    for (int i = 2;
        parameters.containsKey(free)
            || named.containsKey(free) && !named.get(free).equals(constant);
        i++) {
      free = wanted + "_" + i;
      constant = new ClassPlan.Constant(free, Literals.type(value), Literals.code(value), "");
    }
    named.put(free, constant);
    return new Code.ConstantRef(free);
  }

  @Override
  Code parameter(List<Cell> cells, String wanted, ValueType type) {
    List<@Nullable Node> values = new ArrayList<>();
    instances.forEach(i -> values.add(null));
    for (Cell cell : cells) {
      Node before = values.get(cell.owner());
      if (before != null && !Worth.of(before).equals(Worth.of(cell.node()))) {
        throw new Conflict("a value differs within an instance");
      }
      values.set(cell.owner(), cell.node());
    }
    String free = wanted;
    for (int i = 2; taken(free, values); i++) {
      free = wanted + "_" + i;
    }
    Parameter before = parameters.get(free);
    List<@Nullable Node> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(
          values.get(i) != null ? values.get(i) : before == null ? null : before.values().get(i));
    }
    parameters.put(free, new Parameter(type, all, null));
    return new Code.ParameterRef(free);
  }

  /** Whether a parameter's name already means something else. */
  private boolean taken(String free, List<@Nullable Node> values) {
    Parameter before = parameters.get(free);
    if (named.containsKey(free) || before != null && before.derived() != null) {
      return true;
    }
    for (int i = 0; before != null && i < values.size(); i++) {
      Node a = before.values().get(i);
      Node b = values.get(i);
      if (a != null && b != null && !Worth.of(a).equals(Worth.of(b))) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean uniform(String member) {
    return Members.uniform(merger, instances, member);
  }

  @Override
  void loopVariable(String variable, String member) {
    loopVariables.put(variable, member);
  }

  @Override
  Code call(Node.PartCall call, List<Code> arguments) {
    String method = call.method().name();
    String part;
    Code code;
    if (call.receiver() instanceof Node.Local local) {
      String member = loopVariables.getOrDefault(local.name(), "");
      return member.isEmpty()
          ? new Code.LayerCall(local.name(), true, null, method, arguments)
          : new Code.LayerCall(member, false, null, method, arguments);
    } else if (call.receiver() instanceof Node.Element element) {
      String list = ((Node.MemberTensor) element.list()).name();
      part = list + "." + element.index();
      code =
          uniform(list)
              ? new Code.LayerCall(list, false, element.index(), method, arguments)
              : new Code.LayerCall(
                  Members.unlike(list, element.index()), false, null, method, arguments);
    } else {
      part = ((Node.MemberTensor) call.receiver()).name();
      code = new Code.LayerCall(part, false, null, method, arguments);
    }
    boolean seen =
        instances.get(0).kind().equals("stage") && call.method().result() instanceof Value.Tensor;
    return seen ? new Code.Seen(part, part, code) : code;
  }

  @Override
  boolean shows(Code value) {
    boolean drawn = value instanceof Code.Operation operation && DRAWS.contains(operation.name());
    return drawn || List.of("stage", "encoder").contains(instances.get(0).kind());
  }

  @Override
  void decided(List<Cell> conditions, Code condition) {
    List<@Nullable Boolean> outcomes = new ArrayList<>();
    instances.forEach(i -> outcomes.add(null));
    for (Cell cell : conditions) {
      if (cell.node() instanceof Node.Constant c && c.value() instanceof Value.Bool bool) {
        outcomes.set(cell.owner(), bool.value());
      }
    }
    decisions.add(new Decision(outcomes, condition));
  }
}
