package lacuna.compiler.residual;

import java.util.List;

/** A statement of one instance, after elaboration. */
public sealed interface Step {

  /** Names a tensor or a list of tensors for the first time. */
  record Let(String name, Node value, String shape, boolean list) implements Step {}

  /** Names a constant: only worth a line where it differs between calls. */
  record LetConstant(String name, Node.Constant value) implements Step {}

  /** Names the parts of a list of tensors. */
  record Unpack(List<String> names, Node list) implements Step {}

  /** Gives a name another value. */
  record Assign(String name, Node value, String shape) implements Step {}

  /** A branch that was decided. {@code taken} are the statements of the side that was taken. */
  record Decided(Node condition, boolean outcome, List<Step> taken) implements Step {}

  /** A run through a list of layers; one body per layer. */
  record Each(String variable, String member, List<List<Step>> bodies) implements Step {}

  /** Reports a number. */
  record Metric(String name, Node value) implements Step {}

  /** The result. */
  record Return(Node value) implements Step {}
}
