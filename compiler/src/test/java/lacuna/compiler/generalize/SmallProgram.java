package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Residual programs of a few lines: layers with one method {@code forward(x)}, and a stage. */
final class SmallProgram {
  static final Node X = new Node.Local("x");
  private static final Span PLACE = new Span(new SourceFile("net.lac", "layer"), 0, 5);
  private static final Value.Tensor TENSOR =
      new Value.Tensor(List.of(new Value.Int(1, true), Value.Int.of(8)), Value.Element.REAL);
  private static final Instance.Attributes NOTHING_SAID =
      new Instance.Attributes(null, null, null, null, null, null, null);

  private SmallProgram() {}

  /** A number that came from nowhere in particular. */
  static Node number(long number) {
    return Node.Constant.of(Value.Int.of(number));
  }

  /** What a component's parameter or {@code let} is, read by its name. */
  static Node.Constant named(String name, Value value, Node.@Nullable Formula formula) {
    return new Node.Constant(value, new Node.Label(name, Node.Owner.COMPONENT, ""), formula);
  }

  static Node.Constant named(String name, long number) {
    return named(name, Value.Int.of(number), null);
  }

  /** A constant that a function or method names. */
  static Node.Constant local(String name, long number) {
    return new Node.Constant(
        Value.Int.of(number), new Node.Label(name, Node.Owner.FUNCTION, ""), null);
  }

  static Node.Formula formula(String operator, Node... operands) {
    return new Node.Formula(operator, List.of(operands));
  }

  static Node operation(String name, Node... arguments) {
    return new Node.Operation(name, List.of(arguments), TENSOR);
  }

  static Step returning(Node value) {
    return new Step.Return(value);
  }

  /** A layer, {@code scale(factor)} for instance. */
  static Instance layer(
      String component,
      List<Node.Constant> parameters,
      Map<String, Instance.Part> parts,
      Step... forward) {
    return layer(component, parameters, List.of(), parts, List.of(method("forward", forward)));
  }

  /** A layer with named constants besides its parameters. */
  static Instance layer(
      String component,
      List<Node.Constant> parameters,
      List<Node.Constant> lets,
      Map<String, Instance.Part> parts,
      List<ResidualFunction> methods) {
    Map<String, Node> constants = new LinkedHashMap<>();
    parameters.forEach(node -> constants.put(node.label().name(), Node.Constant.of(node.value())));
    lets.forEach(
        node ->
            constants.put(
                node.label().name(), new Node.Constant(node.value(), null, node.formula())));
    return new Instance(
        component.equals("run") ? "stage" : "layer",
        component,
        false,
        "",
        PLACE,
        parameters.stream().map(node -> node.label().name()).toList(),
        Map.of(),
        constants,
        Map.of(),
        parts,
        methods);
  }

  /** One call of {@code name(x)}. */
  static ResidualFunction method(String name, Step... body) {
    return function(name, name, List.of(), body);
  }

  /** One call of a function of {@code x} and constants; calls of one declaration are alike. */
  static ResidualFunction function(
      String declaration, String name, List<Node.Constant> constants, Step... body) {
    List<ResidualFunction.Parameter> parameters =
        Stream.concat(
                Stream.of(new ResidualFunction.Parameter("x", TENSOR)),
                constants.stream()
                    .map(c -> new ResidualFunction.Parameter(c.label().name(), c.value())))
            .toList();
    return new ResidualFunction(
        name, "", place(declaration), parameters, TENSOR, List.of(body));
  }

  private static Span place(String declaration) {
    return new Span(PLACE.file(), declaration.hashCode() & 0xffff, 0);
  }

  /** A part that is given its own parameters. */
  static Instance.LayerPart part(String key, Instance layer) {
    Map<String, Node> arguments = new LinkedHashMap<>();
    layer.parameterNames().forEach(name -> arguments.put(name, layer.constants().get(name)));
    return new Instance.LayerPart(0, key, layer, arguments, NOTHING_SAID);
  }

  /** A list of layers. */
  static Instance.LayersPart list(String key, Instance... layers) {
    List<Instance.LayerPart> parts = new ArrayList<>();
    for (Instance layer : layers) {
      parts.add(part(String.valueOf(parts.size()), layer));
    }
    return new Instance.LayersPart(0, key, parts, number(layers.length));
  }

  /** A learned tensor with one axis. */
  static Instance.TensorPart tensor(String key, Node size) {
    Value.Int number = (Value.Int) ((Node.Constant) size).value();
    return new Instance.TensorPart(
        1,
        key,
        false,
        List.of(size),
        new Value.Tensor(List.of(number), Value.Element.REAL),
        number(0),
        NOTHING_SAID);
  }

  static Node call(Node receiver, Instance layer) {
    return new Node.PartCall(receiver, layer.methods().get(0), Map.of("x", X));
  }

  /** A stage that holds layers as {@code part_0} and so on, and applies one after the other. */
  static Instance stage(Instance... layers) {
    Map<String, Instance.Part> parts = new LinkedHashMap<>();
    List<Step> body = new ArrayList<>();
    for (Instance layer : layers) {
      String name = "part_" + parts.size();
      parts.put(name, part(name, layer));
      body.add(new Step.Assign("x", call(new Node.MemberRef(name), layer), ""));
    }
    body.add(returning(X));
    return layer(
        "run",
        List.of(),
        List.of(),
        parts,
        List.of(function("step", "step", List.of(), body.toArray(Step[]::new))));
  }
}
