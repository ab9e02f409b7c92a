package lacuna.compiler.generalize;

import static lacuna.compiler.generalize.SmallProgram.X;
import static lacuna.compiler.generalize.SmallProgram.call;
import static lacuna.compiler.generalize.SmallProgram.formula;
import static lacuna.compiler.generalize.SmallProgram.layer;
import static lacuna.compiler.generalize.SmallProgram.list;
import static lacuna.compiler.generalize.SmallProgram.method;
import static lacuna.compiler.generalize.SmallProgram.named;
import static lacuna.compiler.generalize.SmallProgram.number;
import static lacuna.compiler.generalize.SmallProgram.operation;
import static lacuna.compiler.generalize.SmallProgram.returning;
import static lacuna.compiler.generalize.SmallProgram.stage;
import static lacuna.compiler.generalize.SmallProgram.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;

class GeneralizerTest {
  private static final Code LOCAL_X = new Code.LocalRef("x");

  private static GeneralProgram generalize(Instance... layers) {
    return new Generalizer().generalize(List.of(stage(layers)));
  }

  private static ClassPlan type(GeneralProgram program, String name) {
    return program.classes().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Line> body(ClassPlan type) {
    return type.methods().get(0).body();
  }

  private static List<List<Code>> arguments(GeneralProgram program) {
    return type(program, "run").members().stream()
        .map(member -> ((MemberPlan.Layer) member).arguments())
        .toList();
  }

  private static Code literal(long number) {
    return new Code.Literal(number, ValueType.INT);
  }

  private static Code literal(boolean value) {
    return new Code.Literal(value, ValueType.BOOL);
  }

  private static Line returned(String operation, Code... arguments) {
    return new Line.Return(new Code.Operation(operation, List.of(arguments)));
  }

  /** {@code scale(factor)}: x times its factor. */
  private static Instance scale(long factor) {
    Node.Constant parameter = named("factor", factor);
    return layer("scale", List.of(parameter), Map.of(), returning(operation("mul", X, parameter)));
  }

  @Test
  void aConstantThatDiffersIsGivenToTheConstructor() {
    GeneralProgram program = generalize(scale(2), scale(3));
    ClassPlan scale = type(program, "scale");
    assertEquals(List.of(), scale.constants());
    assertEquals(List.of(new ClassPlan.Parameter("factor", ValueType.INT)), scale.parameters());
    assertEquals(
        List.of(returned("mul", LOCAL_X, new Code.ParameterRef("factor"))), body(scale));
    assertEquals(List.of(List.of(literal(2)), List.of(literal(3))), arguments(program));
  }

  @Test
  void aConstantThatIsEqualIsAConstantOfTheClass() {
    GeneralProgram program = generalize(scale(2), scale(2));
    ClassPlan scale = type(program, "scale");
    assertEquals(
        List.of(new ClassPlan.Constant("factor", ValueType.INT, literal(2), "")),
        scale.constants());
    assertEquals(List.of(), scale.parameters());
    assertEquals(List.of(returned("mul", LOCAL_X, new Code.ConstantRef("factor"))), body(scale));
    assertEquals(List.of(List.of(), List.of()), arguments(program));
  }

  @Test
  void oneInstanceMayStandAtSeveralPlaces() {
    Instance scale = scale(2);
    assertEquals(generalize(scale(2), scale(2)), generalize(scale, scale));
  }

  /** {@code mlp(width)} with {@code let hidden = width * 4}. */
  private static Instance mlp(long width) {
    Node.Constant parameter = named("width", width);
    Node.Constant hidden =
        named("hidden", Value.Int.of(width * 4), formula("*", parameter, number(4)));
    return layer(
        "mlp",
        List.of(parameter),
        List.of(hidden),
        Map.of("weight", tensor("weight", hidden)),
        List.of(method("forward", returning(operation("mul", X, new Node.MemberRef("weight"))))));
  }

  @Test
  void whatFollowsFromAnotherParameterIsComputedInTheConstructor() {
    GeneralProgram program = generalize(mlp(8), mlp(16));
    ClassPlan mlp = type(program, "mlp");
    Code product =
        new Code.Arithmetic(
            "*", List.of(new Code.ParameterRef("width"), literal(4)), ValueType.INT);
    assertEquals(
        List.of(
            new ClassPlan.Parameter("width", ValueType.INT),
            new ClassPlan.Parameter("hidden", ValueType.INT, product)),
        mlp.parameters());
    assertEquals(
        List.of(new Code.ParameterRef("hidden")),
        ((MemberPlan.Param) mlp.members().get(0)).shape());
    assertEquals(List.of(List.of(literal(8)), List.of(literal(16))), arguments(program));
  }

  /** {@code norm(shift)}: adds what it has learned where it shifts, and does not else. */
  private static Instance norm(boolean shift) {
    Node.Constant parameter = named("shift", new Value.Bool(shift), null);
    Node sum = operation("add", X, new Node.MemberRef("bias"));
    return layer(
        "norm",
        List.of(parameter),
        shift ? Map.of("bias", tensor("bias", number(8))) : Map.of(),
        new Step.Branch(
            parameter, shift, shift ? List.of(new Step.Assign("x", sum, "")) : List.of()),
        returning(X));
  }

  @Test
  void aBranchThatIsTakenBySomeIsAnIf() {
    GeneralProgram program = generalize(norm(true), norm(false));
    Code shift = new Code.ParameterRef("shift");
    Code sum = new Code.Operation("add", List.of(LOCAL_X, new Code.MemberRef("bias")));
    assertEquals(
        List.of(
            new Line.If(shift, List.of(new Line.Assign("x", sum, "")), List.of()),
            new Line.Return(LOCAL_X)),
        body(type(program, "norm")));
    assertEquals(List.of(List.of(literal(true)), List.of(literal(false))), arguments(program));
  }

  @Test
  void aBranchThatIsTakenByAllIsNone() {
    assertEquals(
        List.of(new Line.Return(LOCAL_X)),
        body(type(generalize(norm(false), norm(false)), "norm")));
  }

  @Test
  void aMemberThatOneSideOfABranchUsesHasItsCondition() {
    ClassPlan norm = type(generalize(norm(false), norm(true)), "norm");
    assertEquals(new Code.ParameterRef("shift"), norm.members().get(0).condition());
  }

  @Test
  void aMemberThatSomeHaveForNoReasonThatIsKnownHasAFlag() {
    Step[] forward = {returning(X)};
    GeneralProgram program =
        generalize(
            layer("norm", List.of(), Map.of("bias", tensor("bias", number(8))), forward),
            layer("norm", List.of(), Map.of(), forward));
    ClassPlan norm = type(program, "norm");
    assertEquals(new Code.ParameterRef("has_bias"), norm.members().get(0).condition());
    assertEquals(List.of(List.of(literal(true)), List.of(literal(false))), arguments(program));
  }

  private static Instance activation(String operation) {
    return layer("activation", List.of(), Map.of(), returning(operation(operation, X)));
  }

  @Test
  void instancesWithNothingInCommonAreOfSeveralClasses() {
    GeneralProgram program =
        generalize(activation("relu"), activation("gelu"), activation("relu"));
    assertEquals(List.of(returned("relu", LOCAL_X)), body(type(program, "activation")));
    assertEquals(List.of(returned("gelu", LOCAL_X)), body(type(program, "activation_2")));
    assertEquals(
        List.of("activation", "activation_2", "activation"),
        type(program, "run").members().stream()
            .map(member -> ((MemberPlan.Layer) member).className())
            .toList());
  }

  @Test
  void aMismatchIsAValueWithItsReason() {
    assertEquals(
        new GeneralizationMismatch<>("different names at one place"),
        ClassGeneralizer.generalize(
            List.of(activation("relu"), activation("gelu")), Known.NOTHING));
  }

  /** A layer that applies a list of layers one after the other. */
  private static Instance sequential(Instance... layers) {
    Node layer = new Node.Local("block");
    List<List<Step>> bodies =
        List.of(layers).stream()
            .map(each -> List.<Step>of(new Step.Assign("x", call(layer, each), "")))
            .toList();
    return layer(
        "sequential",
        List.of(),
        Map.of("blocks", list("blocks", layers)),
        new Step.ForEach("block", "blocks", bodies),
        returning(X));
  }

  @Test
  void layersOfOneClassAreALoop() {
    ClassPlan type = type(generalize(sequential(scale(1), scale(2), scale(3))), "sequential");
    Code call = new Code.LayerCall("block", true, null, "forward", List.of(LOCAL_X));
    assertEquals(
        List.of(
            new Line.ForEach("block", "blocks", List.of(new Line.Assign("x", call, ""))),
            new Line.Return(LOCAL_X)),
        body(type));
    Code counted =
        new Code.Arithmetic("+", List.of(literal(1), new Code.LoopIndex()), ValueType.INT);
    assertEquals(
        List.of(counted), ((MemberPlan.Layers) type.members().get(0)).arguments());
  }

  @Test
  void layersOfSeveralClassesAreMembersOfTheirOwn() {
    ClassPlan type = type(generalize(sequential(scale(1), activation("relu"))), "sequential");
    assertEquals(
        List.of("blocks_0", "blocks_1"), type.members().stream().map(MemberPlan::name).toList());
    assertEquals(
        new Line.Assign(
            "x", new Code.LayerCall("blocks_1", false, null, "forward", List.of(LOCAL_X)), ""),
        body(type).get(1));
  }

  @Test
  void equalLayersMayBeOneInstanceAtSeveralPlaces() {
    Instance inner = sequential(scale(2), scale(3));
    Instance outer = sequential(inner, inner);
    Step[] forward = outer.methods().get(0).body().toArray(Step[]::new);
    GeneralProgram program = generalize(layer("outer", List.of(), outer.parts(), forward));
    assertEquals(
        List.of("scale", "sequential", "outer", "run"),
        program.classes().stream().map(ClassPlan::name).toList());
    assertEquals(
        List.of(new GeneralProgram.Stage("run", List.of())), program.stages());
  }
}
