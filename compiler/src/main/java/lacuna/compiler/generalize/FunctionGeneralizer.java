package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.residual.ResidualFunction;

/** Makes one function of calls that take the same branches; its callees are made already. */
final class FunctionGeneralizer {
  private FunctionGeneralizer() {}

  /** The function, which has no name yet, or why there is none. */
  static Generalized<GeneralFunction> generalize(List<ResidualFunction> calls, Known known) {
    Set<String> parameters =
        calls.get(0).parameters().stream()
            .filter(parameter -> !ValueTypes.isTensor(parameter.value()))
            .map(ResidualFunction.Parameter::name)
            .collect(Collectors.toSet());
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      bodies.add(new Body(CodeOwner.of(i), calls.get(i).body()));
    }
    FunctionTarget target = new FunctionTarget(parameters);
    return new BodyGeneralizer(target, new ExpressionGeneralizer(target, known))
        .lines(bodies)
        .close((lines, bindings) -> function(calls, lines, bindings))
        .in(CodeBindings.NONE);
  }

  private static GeneralFunction function(
      List<ResidualFunction> calls, List<Line> body, CodeBindings bindings) {
    ResidualFunction first = calls.get(0);
    FunctionPlan plan =
        new FunctionPlan(
            "",
            ClassGeneralizer.parameters(calls, bindings.parametersRead()),
            List.of(),
            ValueTypes.of(first.result()),
            ShapeText.of(calls),
            first.doc(),
            first.place().place(),
            body);
    return new GeneralFunction(plan, calls, bindings.functions());
  }
}
