package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;

/**
 * Merges the calls of a function that take the same branches. Its sizes and number parameters stay
 * symbolic.
 */
final class FunctionUnit extends Unit {
  private final String name;
  private final List<ResidualFunction> calls;
  private final FunctionPlan plan;

  FunctionUnit(Merger merger, String name, List<ResidualFunction> calls) {
    super(merger);
    this.name = name;
    this.calls = calls;
    Set<String> constantNames = new HashSet<>();
    calls.get(0).parameters().stream()
        .filter(p -> !Values.isTensor(p.value()))
        .forEach(p -> constantNames.add(p.name()));
    constantParameters = constantNames;
    List<BodyMerger.Body> bodies = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      bodies.add(new BodyMerger.Body(i, calls.get(i).body()));
    }
    List<Line> body = new BodyMerger(this).merge(bodies);
    ResidualFunction first = calls.get(0);
    List<MethodPlan.Parameter> parameters = new ArrayList<>();
    for (ResidualFunction.Parameter parameter : first.parameters()) {
      if (Values.isTensor(parameter.value()) || parametersRead.contains(parameter.name())) {
        parameters.add(new MethodPlan.Parameter(parameter.name(), Values.type(parameter.value())));
      }
    }
    plan =
        new FunctionPlan(
            name,
            parameters,
            List.of(),
            Values.type(first.result()),
            Shape.of(calls),
            first.doc(),
            first.place().place(),
            body);
  }

  String name() {
    return name;
  }

  FunctionPlan plan() {
    return plan;
  }

  MethodShape shape() {
    return new MethodShape(plan.parameters().stream().map(MethodPlan.Parameter::name).toList());
  }

  @Override
  Code constant(List<Cell> cells, String hint) {
    Node.Label label = Worth.label(cells);
    Value value = ((Node.Constant) cells.get(0).node()).value();
    boolean plain = Literals.type(value) != ValueType.OBJECT;
    if (label != null && label.owner() == Node.Owner.FUNCTION && plain) {
      if (constantParameters.contains(label.name())) {
        parametersRead.add(label.name());
        return new Code.ParameterRef(label.name());
      } else if (constants.containsKey(label.name())) {
        localsRead.add(label.name());
        return new Code.LocalRef(label.name());
      }
    }
    if (symbolic(cells)) {
      Code formula = new Formulas(this).code(cells);
      if (formula != null) {
        return formula;
      }
    }
    if (Worth.equal(cells)) {
      return Literals.code(value);
    }
    throw new Conflict("a number differs between calls");
  }

  /** Whether a formula reads a name of the function, or a size. */
  private boolean symbolic(List<Cell> cells) {
    Node.Constant constant = (Node.Constant) cells.get(0).node();
    if (constant.formula() == null
        || constant.value() instanceof Value.Int number && number.batch()) {
      return false;
    }
    if (constant.formula().operator().equals("size")) {
      return true;
    }
    return constant.formula().operands().stream()
        .anyMatch(
            o ->
                o instanceof Node.Constant c
                    && (c.label() != null && c.label().owner() == Node.Owner.FUNCTION
                        || symbolic(List.of(new Cell(0, c)))));
  }

  @Override
  MethodShape method(ResidualFunction residue) {
    throw new IllegalStateException("a function has no methods");
  }

  @Override
  Code parameter(List<Cell> cells, String name, ValueType type) {
    throw new Conflict("a value differs between calls");
  }

  @Override
  boolean uniform(String member) {
    return true;
  }

  @Override
  void loopVariable(String variable, String member) {
    throw new IllegalStateException("a function has no layers");
  }

  @Override
  Code call(Node.PartCall call, List<Code> arguments) {
    throw new IllegalStateException("a function has no layers");
  }

  @Override
  boolean shows(Code value) {
    return false; // a function belongs to no layer
  }

  @Override
  void decided(List<Cell> conditions, Code condition) {
    // a function has no members that hang on it
  }
}
