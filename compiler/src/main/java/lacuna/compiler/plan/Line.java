package lacuna.compiler.plan;

import java.util.List;

/** A statement of the generated program. */
public sealed interface Line {

  /**
   * Names a value for the first time.
   *
   * @param shape its shape for the reader, {@code (batch, 196, 768)}, or empty
   */
  record Let(String name, ValueType type, Code value, String shape) implements Line {}

  /** Names the parts of a list of tensors; {@code _} names nothing. */
  record Unpack(List<String> names, Code list) implements Line {}

  /** Gives a name another value. */
  record Assign(String name, Code value, String shape) implements Line {}

  /** A branch that some instances of the class take and others do not. */
  record If(Code condition, List<Line> then, List<Line> otherwise) implements Line {}

  /** Runs through the layers of the list member {@code member}. */
  record ForEach(String variable, String member, List<Line> body) implements Line {}

  /** Reports a number. */
  record Metric(String name, Code value) implements Line {}

  /** The method's result. */
  record Return(Code value) implements Line {}
}
