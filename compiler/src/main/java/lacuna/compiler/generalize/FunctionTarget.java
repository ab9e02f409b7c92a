package lacuna.compiler.generalize;

import java.util.List;
import java.util.Set;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/**
 * A function: its sizes and number parameters stay symbolic, and it has no members.
 *
 * @param parameters those that are no tensors
 */
record FunctionTarget(Set<String> parameters) implements Target {

  @Override
  public Generalization<Code> constant(
      List<Occurrence> all, String hint, ExpressionGeneralizer expressions) {
    return Generalization.given(bindings -> constant(all, expressions, bindings));
  }

  private Generalization<Code> constant(
      List<Occurrence> all, ExpressionGeneralizer expressions, CodeBindings bindings) {
    Node.Label label = ConstantValues.label(all);
    Value value = ConstantValues.first(all);
    boolean named =
        label != null
            && label.owner() == Node.Owner.FUNCTION
            && ValueTypes.of(value) != ValueType.OBJECT;
    if (named && parameters.contains(label.name())) {
      return Generalization.<Code>of(new Code.ParameterRef(label.name()))
          .binding(before -> before.parameterRead(label.name()));
    } else if (named && bindings.lets().containsKey(label.name())) {
      return Generalization.<Code>of(new Code.LocalRef(label.name()))
          .binding(before -> before.letRead(label.name()));
    }
    Generalization<Code> plain =
        ConstantValues.equal(all)
            ? Generalization.of(LiteralCode.of(value))
            : Generalization.mismatch("a number differs between calls");
    return symbolic((Node.Constant) all.get(0).node())
        ? new FormulaGeneralizer(expressions).code(all).orElse(plain)
        : plain;
  }

  /** Whether a formula reads a name of the function, or a size. */
  private static boolean symbolic(Node.Constant constant) {
    boolean batch = constant.value() instanceof Value.Int number && number.batch();
    return constant.formula() != null
        && !batch
        && (constant.formula().operator().equals("size")
            || constant.formula().operands().stream()
                .anyMatch(
                    operand ->
                        operand instanceof Node.Constant c
                            && (c.label() != null && c.label().owner() == Node.Owner.FUNCTION
                                || symbolic(c))));
  }

  @Override
  public Generalization<Code> parameter(List<Occurrence> all, String name, ValueType type) {
    return Generalization.mismatch("a value differs between calls");
  }

  @Override
  public Generalization<Code> partCall(
      List<Occurrence> all, Node.PartCall first, ExpressionGeneralizer expressions) {
    throw new IllegalStateException("a function has no layers");
  }

  @Override
  public List<String> parameters(String method) {
    throw new IllegalStateException("a function has no methods");
  }

  @Override
  public CodeBindings decided(CodeBindings bindings, List<Occurrence> conditions, Code condition) {
    return bindings; // there are no members that hang on it
  }

  @Override
  public boolean uniform(String list) {
    throw new IllegalStateException("a function has no layers");
  }

  @Override
  public List<Instance.LayerPart> layers(CodeOwner site, String list) {
    throw new IllegalStateException("a function has no layers");
  }

  @Override
  public boolean observes(Code value) {
    return false; // it belongs to no layer
  }
}
