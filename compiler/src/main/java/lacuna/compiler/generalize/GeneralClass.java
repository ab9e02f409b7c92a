package lacuna.compiler.generalize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The class of some instances.
 *
 * @param given the parameters that the constructor is given, in order
 * @param functions the declarations of the functions that it calls, in order
 */
record GeneralClass(
    ClassPlan plan,
    List<Instance> instances,
    Map<String, ConstructorParameter> given,
    Set<Span> functions) {

  /** The same with its name. */
  GeneralClass named(String name) {
    ClassPlan named =
        new ClassPlan(
            name,
            plan.component(),
            plan.kind(),
            plan.doc(),
            plan.place(),
            plan.constants(),
            plan.parameters(),
            plan.members(),
            plan.methods());
    return new GeneralClass(named, instances, given, functions);
  }

  String name() {
    return plan.name();
  }

  /** What a parameter of the constructor is for one of the instances, null where it reads none. */
  @Nullable Node value(String parameter, Instance instance) {
    return given.get(parameter).values().get(instances.indexOf(instance));
  }

  /** What a method takes. */
  List<String> parameters(String method) {
    return plan.methods().stream()
        .filter(m -> m.name().equals(method))
        .flatMap(m -> m.parameters().stream())
        .map(MethodPlan.Parameter::name)
        .toList();
  }
}
