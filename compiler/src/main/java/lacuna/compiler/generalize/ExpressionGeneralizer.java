package lacuna.compiler.generalize;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes one expression of those that stand at one place. */
final class ExpressionGeneralizer {
  private final Target target;
  private final Known known;

  ExpressionGeneralizer(Target target, Known known) {
    this.target = target;
    this.known = known;
  }

  /** One expression for all. {@code hint} names a parameter that has to be made up. */
  Generalization<Code> code(List<Occurrence> all, String hint) {
    Node first = all.get(0).node();
    return Occurrence.are(all, first.getClass())
        ? first.accept(new NodeGeneralizer(all, hint, target, known, this))
        : mixed(all, hint);
  }

  /** A condition that may differ. */
  Generalization<Code> condition(List<Occurrence> conditions) {
    return code(conditions, "flag")
        .then(
            condition ->
                Generalization.of(condition)
                    .binding(bindings -> target.decided(bindings, conditions, condition)));
  }

  /** The value of a constant that a body names. */
  Generalization<Code> definition(List<Occurrence> constants) {
    return new FormulaGeneralizer(this)
        .code(constants)
        .orElseGet(
            () ->
                ConstantValues.equal(constants)
                    ? Generalization.of(LiteralCode.of(ConstantValues.first(constants)))
                    : Generalization.mismatch("a constant without a formula differs"));
  }

  /** The arguments of calls for some parameters. */
  Generalization<List<Code>> arguments(
      List<Occurrence> calls, List<String> parameters, Function<Node, Map<String, Node>> given) {
    return Generalization.all(
        parameters.stream()
            .map(
                parameter ->
                    code(
                        calls.stream()
                            .map(call -> call.with(given.apply(call.node()).get(parameter)))
                            .toList(),
                        parameter))
            .toList());
  }

  private Generalization<Code> mixed(List<Occurrence> all, String hint) {
    String optional = optional(all);
    if (optional != null) {
      return Generalization.of(new Code.LocalRef(optional));
    }
    boolean objects =
        all.stream()
            .map(Occurrence::node)
            .allMatch(node -> node instanceof Node.External || node instanceof Node.Constant);
    return objects
        ? target.parameter(all, hint, ValueType.OBJECT)
        : Generalization.mismatch("different code at one place");
  }

  /** The name of a parameter that is a tensor in some calls and none in others, or null. */
  private static @Nullable String optional(List<Occurrence> all) {
    Set<String> names = new LinkedHashSet<>();
    for (Occurrence each : all) {
      boolean none =
          each.node() instanceof Node.Constant constant
              && constant.value() instanceof Value.None
              && constant.label() != null;
      if (none) {
        names.add(((Node.Constant) each.node()).label().name());
      } else if (each.node() instanceof Node.Local local) {
        names.add(local.name());
      } else {
        return null;
      }
    }
    return names.size() == 1 ? names.iterator().next() : null;
  }

  /** {@code condition ? yes : no}; a side that nobody takes is left out. */
  Generalization<Code> choose(
      List<Occurrence> conditions, List<Occurrence> yes, List<Occurrence> no, String hint) {
    if (yes.isEmpty() || no.isEmpty()) {
      return code(yes.isEmpty() ? no : yes, hint);
    }
    return condition(conditions)
        .then(
            condition ->
                code(yes, hint)
                    .then(
                        then ->
                            code(no, hint)
                                .map(otherwise -> new Code.Choose(condition, then, otherwise))));
  }
}
