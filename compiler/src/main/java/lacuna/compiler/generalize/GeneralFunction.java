package lacuna.compiler.generalize;

import java.util.List;
import java.util.Set;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.source.Span;

/**
 * The function of some calls.
 *
 * @param functions the declarations of the functions that it calls, in order
 */
record GeneralFunction(FunctionPlan plan, List<ResidualFunction> calls, Set<Span> functions) {

  /** The same with its name. */
  GeneralFunction named(String name) {
    FunctionPlan named =
        new FunctionPlan(
            name,
            plan.parameters(),
            plan.constants(),
            plan.result(),
            plan.shapes(),
            plan.doc(),
            plan.place(),
            plan.body());
    return new GeneralFunction(named, calls, functions);
  }

  /** What it takes. */
  List<String> parameters() {
    return plan.parameters().stream().map(MethodPlan.Parameter::name).toList();
  }
}
