package lacuna.compiler.plan;

import java.util.List;

/** Short ways to write plans by hand, for tests. */
public final class Plans {
  private Plans() {}

  public static Code whole(long value) {
    return new Code.Literal(value, ValueType.INT);
  }

  public static Code real(double value) {
    return new Code.Literal(value, ValueType.REAL);
  }

  public static Code text(String value) {
    return new Code.Literal(value, ValueType.STRING);
  }

  public static Code constant(String name) {
    return new Code.ConstantRef(name);
  }

  public static Code parameter(String name) {
    return new Code.ParameterRef(name);
  }

  public static Code local(String name) {
    return new Code.LocalRef(name);
  }

  public static Code member(String name) {
    return new Code.MemberRef(name);
  }

  public static Code op(String name, Code... arguments) {
    return new Code.Operation(name, List.of(arguments));
  }

  public static Code function(String name, Code... arguments) {
    return new Code.FunctionCall(name, List.of(arguments));
  }

  public static Code self(String name, Code... arguments) {
    return new Code.SelfCall(name, List.of(arguments));
  }

  public static Code call(String member, Code... arguments) {
    return new Code.LayerCall(member, false, null, "forward", List.of(arguments));
  }

  public static Code sizes(Code... sizes) {
    return new Code.Sizes(List.of(sizes));
  }

  public static Code arithmetic(ValueType type, String operator, Code... operands) {
    return new Code.Arithmetic(operator, List.of(operands), type);
  }

  public static Code external(String kind, String name, Code... arguments) {
    return new Code.External(kind, name, List.of(arguments));
  }

  public static Code list(ValueType type, Code... elements) {
    return new Code.ListCode(List.of(elements), type);
  }

  public static Line let(String name, Code value, String shape) {
    return new Line.Let(name, ValueType.TENSOR, value, shape);
  }

  public static Line set(String name, Code value) {
    return new Line.Assign(name, value, "");
  }

  public static Line give(Code value) {
    return new Line.Return(value);
  }

  public static MethodPlan method(
      String name, String shapes, String doc, List<String> tensors, Line... body) {
    List<MethodPlan.Parameter> parameters =
        tensors.stream().map(tensor -> new MethodPlan.Parameter(tensor, ValueType.TENSOR)).toList();
    return new MethodPlan(
        name, parameters, ValueType.TENSOR, shapes, doc, "stdlib/vit.lac:30", List.of(body));
  }

  public static MemberPlan layer(String name, String type, Code... arguments) {
    return new MemberPlan.Layer(
        name, name, false, type, "", List.of(arguments), MemberPlan.With.NOTHING, null);
  }

  public static MemberPlan part(String name, String type, Code... arguments) {
    return new MemberPlan.Layer(
        name, "", true, type, "", List.of(arguments), MemberPlan.With.NOTHING, null);
  }

  public static MemberPlan param(String name, Code init, String shapeText, Code... shape) {
    return new MemberPlan.Param(
        name, name, List.of(shape), init, MemberPlan.With.NOTHING, shapeText, null);
  }

  public static ClassPlan.Constant constant(
      String name, ValueType type, Code value, String formula) {
    return new ClassPlan.Constant(name, type, value, formula);
  }

  /** A class without constants or parameters. */
  public static ClassPlan type(
      String name, String kind, List<MemberPlan> members, MethodPlan... methods) {
    return new ClassPlan(
        name, name, kind, "", "a.lac:1", List.of(), List.of(), members, List.of(methods));
  }

  /** An experiment of these classes, without stages. */
  public static Plan plan(String name, List<ClassPlan> classes, FunctionPlan... functions) {
    return new Plan(
        name,
        "",
        "a.lac:1",
        List.of(),
        List.of(),
        "",
        List.of(),
        classes,
        List.of(functions),
        List.of());
  }
}
