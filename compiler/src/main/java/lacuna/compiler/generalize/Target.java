package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;

/** What the code is of, a class or a function: it decides what becomes of constants. */
interface Target {

  /**
   * Constants at one place.
   *
   * @param hint names a parameter that has to be made up
   */
  Generalization<Code> constant(
      List<Occurrence> all, String hint, ExpressionGeneralizer expressions);

  /** A made-up parameter for what differs without a formula. */
  Generalization<Code> parameter(List<Occurrence> all, String name, ValueType type);

  /** Calls of a method of a part. */
  Generalization<Code> partCall(
      List<Occurrence> all, Node.PartCall first, ExpressionGeneralizer expressions);

  /** What a method of the same class takes. */
  List<String> parameters(String method);

  /** What is bound after a branch, whose condition decides over members too. */
  CodeBindings decided(CodeBindings bindings, List<Occurrence> conditions, Code condition);

  /** Whether a list of layers has one class for all. */
  boolean uniform(String list);

  /** The layers of a list. */
  List<Instance.LayerPart> layers(CodeOwner site, String list);

  /** Whether tracing may see and replace a value that a body names. */
  boolean observes(Code value);
}
