package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;

/** Makes one class of the instances of a component; of their layers it is made already. */
record ClassGeneralizer(List<Instance> instances, Known known) {

  /** The class, which has no name yet, or why there is none. */
  static Generalized<GeneralClass> generalize(List<Instance> instances, Known known) {
    return new ClassGeneralizer(instances, known).type().in(CodeBindings.NONE);
  }

  private Generalization<GeneralClass> type() {
    return methods(List.copyOf(methodNames()), Map.of())
        .then(
            methods ->
                Generalization.of(methods)
                    .binding(CodeBindings::inMethod)
                    .then(same -> new MemberGeneralizer(target(methods, Set.of())).members())
                    .close((members, bindings) -> type(methods, members, bindings)));
  }

  private GeneralClass type(
      Map<String, MethodPlan> methods, List<MemberPlan> members, CodeBindings bindings) {
    Instance first = instances.get(0);
    Map<String, ConstructorParameter> parameters = inDeclaredOrder(bindings.parameters());
    Map<String, ConstructorParameter> given = new LinkedHashMap<>(parameters);
    given.values().removeIf(parameter -> parameter.derived() != null);
    ClassPlan plan =
        new ClassPlan(
            "",
            first.component(),
            first.kind(),
            first.doc(),
            first.place().place(),
            List.copyOf(bindings.constants().values()),
            parameters.entrySet().stream()
                .map(entry -> entry.getValue().plan(entry.getKey()))
                .toList(),
            members,
            List.copyOf(methods.values()));
    return new GeneralClass(plan, instances, given, bindings.functions());
  }

  /** The component's own parameters as it declares them, then the made-up, then the derived. */
  private Map<String, ConstructorParameter> inDeclaredOrder(
      Map<String, ConstructorParameter> parameters) {
    Map<String, ConstructorParameter> ordered = new LinkedHashMap<>();
    for (String declared : instances.get(0).parameterNames()) {
      if (parameters.containsKey(declared)) {
        ordered.put(declared, parameters.get(declared));
      }
    }
    parameters.entrySet().stream()
        .filter(parameter -> parameter.getValue().derived() == null)
        .forEach(parameter -> ordered.putIfAbsent(parameter.getKey(), parameter.getValue()));
    parameters.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private ClassTarget target(Map<String, MethodPlan> methods, Set<String> parameters) {
    return new ClassTarget(instances, known, methods, parameters);
  }

  /** The methods, each after those that it calls. */
  private Set<String> methodNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Instance instance : instances) {
      instance.methods().forEach(method -> addAfterCallees(method.name(), names));
    }
    return names;
  }

  private void addAfterCallees(String method, Set<String> names) {
    if (!names.contains(method)) {
      calls(method).stream()
          .flatMap(call -> Callees.methods(call.function().body()))
          .forEach(callee -> addAfterCallees(callee, names));
      names.add(method);
    }
  }

  /** A call of a method of one of the instances. */
  private record Call(int owner, ResidualFunction function) {}

  private List<Call> calls(String method) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      for (ResidualFunction function : instances.get(i).methods()) {
        if (function.name().equals(method)) {
          calls.add(new Call(i, function));
        }
      }
    }
    return calls;
  }

  private Generalization<Map<String, MethodPlan>> methods(
      List<String> names, Map<String, MethodPlan> before) {
    if (names.isEmpty()) {
      return Generalization.of(before);
    }
    return method(names.get(0), before)
        .then(
            method -> {
              Map<String, MethodPlan> more = new LinkedHashMap<>(before);
              more.put(method.name(), method);
              return methods(names.subList(1, names.size()), Collections.unmodifiableMap(more));
            });
  }

  /** A method, in a context of its own. */
  private Generalization<MethodPlan> method(String name, Map<String, MethodPlan> callees) {
    List<Call> calls = calls(name);
    List<ResidualFunction> functions = calls.stream().map(Call::function).toList();
    Set<String> parameters =
        functions.stream()
            .flatMap(function -> function.parameters().stream())
            .filter(parameter -> !ValueTypes.isTensor(parameter.value()))
            .map(ResidualFunction.Parameter::name)
            .collect(Collectors.toSet());
    ClassTarget target = target(callees, parameters);
    BodyGeneralizer body =
        new BodyGeneralizer(target, new ExpressionGeneralizer(target, known));
    List<Body> bodies =
        calls.stream()
            .map(call -> new Body(CodeOwner.of(call.owner()), call.function().body()))
            .toList();
    return Generalization.of(name)
        .binding(CodeBindings::inMethod)
        .then(same -> body.lines(bodies))
        .close((lines, bindings) -> method(functions, lines, bindings));
  }

  private static MethodPlan method(
      List<ResidualFunction> calls, List<Line> body, CodeBindings bindings) {
    ResidualFunction first = calls.get(0);
    ValueType result = first.result() == null ? null : ValueTypes.of(first.result());
    return new MethodPlan(
        first.name(),
        parameters(calls, bindings.parametersRead()),
        result,
        ShapeText.of(calls),
        first.doc(),
        first.place().place(),
        body);
  }

  /** Those that are a tensor in some call, and those that the code reads. */
  static List<MethodPlan.Parameter> parameters(List<ResidualFunction> calls, Set<String> read) {
    List<MethodPlan.Parameter> parameters = new ArrayList<>();
    List<ResidualFunction.Parameter> declared = calls.get(0).parameters();
    for (int i = 0; i < declared.size(); i++) {
      int at = i;
      String name = declared.get(i).name();
      Value value =
          calls.stream()
              .map(call -> call.parameters().get(at).value())
              .filter(ValueTypes::isTensor)
              .findFirst()
              .orElse(declared.get(i).value());
      if (ValueTypes.isTensor(value) || read.contains(name)) {
        parameters.add(new MethodPlan.Parameter(name, ValueTypes.of(value)));
      }
    }
    return parameters;
  }
}
