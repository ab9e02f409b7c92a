package lacuna.compiler.generalize;

import static lacuna.compiler.generalize.SmallProgram.X;
import static lacuna.compiler.generalize.SmallProgram.call;
import static lacuna.compiler.generalize.SmallProgram.formula;
import static lacuna.compiler.generalize.SmallProgram.function;
import static lacuna.compiler.generalize.SmallProgram.layer;
import static lacuna.compiler.generalize.SmallProgram.local;
import static lacuna.compiler.generalize.SmallProgram.method;
import static lacuna.compiler.generalize.SmallProgram.named;
import static lacuna.compiler.generalize.SmallProgram.number;
import static lacuna.compiler.generalize.SmallProgram.operation;
import static lacuna.compiler.generalize.SmallProgram.returning;
import static lacuna.compiler.generalize.SmallProgram.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;

class GeneralizedBodiesTest {
  private static final Code LOCAL_X = new Code.LocalRef("x");

  private static GeneralProgram generalize(Instance... layers) {
    return new Generalizer().generalize(List.of(stage(layers)));
  }

  private static ClassPlan scale(Instance... layers) {
    return generalize(layers).classes().get(0);
  }

  private static Line returned(String operation, Code... arguments) {
    return new Line.Return(new Code.Operation(operation, List.of(arguments)));
  }

  @Test
  void aNumberOfAFunctionIsAParameterOfIt() {
    FunctionPlan pad = functions(pad(1), pad(2)).get(0);
    assertEquals(
        List.of(
            new MethodPlan.Parameter("x", ValueType.TENSOR),
            new MethodPlan.Parameter("n", ValueType.INT)),
        pad.parameters());
    assertEquals(List.of(returned("pad", LOCAL_X, new Code.ParameterRef("n"))), pad.body());
  }

  private static ResidualFunction pad(long size) {
    Node.Constant n = local("n", size);
    return function("pad", "pad", List.of(n), returning(operation("pad", X, n)));
  }

  private static List<FunctionPlan> functions(ResidualFunction... calls) {
    Step[] forward =
        Stream.concat(
                Stream.of(calls)
                    .map(each -> new Node.FunctionCall(each, Map.of("x", X, "n", number(1))))
                    .map(each -> new Step.Assign("x", each, "")),
                Stream.of(returning(X)))
            .toArray(Step[]::new);
    return generalize(layer("caller", List.of(), Map.of(), forward)).functions();
  }

  @Test
  void callsOfAFunctionThatTakeSeveralBranchesAreVariants() {
    Node.Constant flag = local("n", 1);
    ResidualFunction relu = function("act", "act", List.of(flag), returning(operation("relu", X)));
    ResidualFunction gelu = function("act", "act", List.of(flag), returning(operation("gelu", X)));
    assertEquals(
        List.of("act", "act_2"),
        functions(relu, gelu).stream().map(FunctionPlan::name).toList());
  }

  @Test
  void functionsOfOneNameAndSeveralDeclarationsHaveSeveralNames() {
    ResidualFunction a = function("here", "act", List.of(), returning(operation("relu", X)));
    ResidualFunction b = function("there", "act", List.of(), returning(operation("relu", X)));
    assertEquals(
        List.of("act", "act_2"), functions(a, b).stream().map(FunctionPlan::name).toList());
  }

  @Test
  void functionsStandAfterThoseThatTheyCall() {
    ResidualFunction inner = pad(1);
    Node call = new Node.FunctionCall(inner, Map.of("x", X, "n", number(1)));
    ResidualFunction outer = function("outer", "outer", List.of(), returning(call));
    assertEquals(
        List.of("pad", "outer"), functions(outer).stream().map(FunctionPlan::name).toList());
  }

  /** Names a constant that hangs on its factor, and reads it where {@code read}. */
  private static ResidualFunction naming(String method, long factor, boolean read) {
    Node.Constant parameter = named("factor", factor);
    Node.Constant twice =
        new Node.Constant(
            Value.Int.of(factor * 2),
            new Node.Label("twice", Node.Owner.FUNCTION, ""),
            formula("*", parameter, number(2)));
    return method(
        method,
        new Step.LetConstant(
            "twice", new Node.Constant(twice.value(), null, twice.formula())),
        returning(read ? operation("mul", X, twice) : X));
  }

  private static Instance twoMethods(long factor, ResidualFunction... methods) {
    Node.Constant parameter = named("factor", factor);
    return layer("scale", List.of(parameter), List.of(), Map.of(), List.of(methods));
  }

  @Test
  void everyMethodBeginsWithNothingRead() {
    ClassPlan type =
        scale(
            twoMethods(2, naming("forward", 2, true), naming("backward", 2, false)),
            twoMethods(3, naming("forward", 3, true), naming("backward", 3, false)));
    Code product =
        new Code.Arithmetic(
            "*", List.of(new Code.ParameterRef("factor"), new Code.Literal(2L, ValueType.INT)), ValueType.INT);
    assertEquals(
        List.of(
            new Line.Let("twice", ValueType.INT, product, ""),
            returned("mul", LOCAL_X, new Code.LocalRef("twice"))),
        type.methods().get(0).body());
    assertEquals(List.of(new Line.Return(LOCAL_X)), type.methods().get(1).body());
  }

  @Test
  void aConstantThatABlockNamesIsWrittenInThatBlock() {
    ClassPlan type = scale(branching(2), branching(3), branching(0));
    Line.If choice = (Line.If) type.methods().get(0).body().get(0);
    assertEquals("twice", ((Line.Let) choice.then().get(0)).name());
  }

  /** Where the factor is above zero, names a constant and returns. */
  private static Instance branching(long factor) {
    Node.Constant parameter = named("factor", factor);
    Node.Constant condition =
        new Node.Constant(
            new Value.Bool(factor > 0), null, formula(">", parameter, number(0)));
    List<Step> taken = factor > 0 ? naming("forward", factor, true).body() : List.of();
    return layer(
        "scale",
        List.of(parameter),
        Map.of(),
        new Step.Branch(condition, factor > 0, taken),
        returning(X));
  }
}
