package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Calls of the functions that the compiler itself works out: of constants and of shapes. */
final class ConstantCalls {
  /** Functions that a tensor function of the same name takes over from where they refuse. */
  private static final Set<String> CASTS = Set.of("float", "int");

  private final Core core;
  private final Reporter reporter;

  ConstantCalls(Core core, Reporter reporter) {
    this.core = core;
    this.reporter = reporter;
  }

  /** Whether there is one of that name. */
  boolean has(String name) {
    return CompileTimeFunctions.has(name);
  }

  /**
   * A call; null when it is the tensor function of that name.
   *
   * @param evaluated takes the arguments that were evaluated on the way
   * @param only whether there is no tensor function of that name
   */
  @Nullable TracedValue call(
      Expr.Call call,
      String name,
      Environment environment,
      Map<Expr, TracedValue> evaluated,
      boolean only) {
    List<TracedValue> arguments = new ArrayList<>();
    for (Expr.Argument argument : call.arguments()) {
      TracedValue value = core.evaluate(argument.value(), environment);
      evaluated.put(argument.value(), value);
      if (value.unknown()) {
        return TracedValue.UNKNOWN;
      }
      arguments.add(value);
    }
    boolean tensors =
        !CompileTimeFunctions.takesTensors(name)
            && arguments.stream().anyMatch(TracedValue::tensor);
    if (tensors && !only) {
      return null;
    }
    List<Value> values = arguments.stream().map(TracedValue::value).toList();
    return CompileTimeFunctions.apply(name, values)
        .<@Nullable TracedValue>fold(
            value -> result(name, value, values, arguments),
            mismatch -> {
              if (!only && CASTS.contains(name) && mismatch.rule() != Rule.OUT_OF_RANGE) {
                return null;
              }
              reporter.mismatch(mismatch, call.span(), arguments);
              return TracedValue.UNKNOWN;
            });
  }

  private static TracedValue result(
      String name, Value value, List<Value> values, List<TracedValue> arguments) {
    List<List<Origin>> parts = parts(CompileTimeFunctions.sources(name, values), arguments);
    List<Node> nodes = arguments.stream().map(TracedValue::node).toList();
    return new TracedValue(
        value,
        new Node.Constant(value, null, new Node.Formula(name, nodes)),
        TracedValue.origins(arguments),
        parts);
  }

  /** Where the sizes of a shape come from; empty where it is not known of those it is made of. */
  private static List<List<Origin>> parts(List<Operand> sources, List<TracedValue> arguments) {
    List<List<Origin>> parts = new ArrayList<>();
    for (Operand source : sources) {
      TracedValue argument = arguments.get(source.index());
      if (!source.isWhole() && argument.parts().isEmpty()) {
        return List.of();
      }
      parts.add(source.isWhole() ? argument.origins() : argument.part(source.part()));
    }
    return parts;
  }
}
