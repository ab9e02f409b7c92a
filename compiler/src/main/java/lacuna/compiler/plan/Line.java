package lacuna.compiler.plan;

import java.util.List;

/** A statement of the generated program. */
public sealed interface Line {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitLet(Let let);

    R visitUnpack(Unpack unpack);

    R visitAssign(Assign assign);

    R visitIf(If choice);

    R visitForEach(ForEach forEach);

    R visitMetric(Metric metric);

    R visitReturn(Return result);
  }

  /**
   * Names a value for the first time.
   *
   * @param shape its shape for the reader, {@code (batch, 196, 768)}, or empty
   */
  record Let(String name, ValueType type, Code value, String shape) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }

  /** Names the parts of a list of tensors; {@code _} names nothing. */
  record Unpack(List<String> names, Code list) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnpack(this);
    }
  }

  /** Gives a name another value. */
  record Assign(String name, Code value, String shape) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** A branch that some instances of the class take and others do not. */
  record If(Code condition, List<Line> then, List<Line> otherwise) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /** Runs through the layers of the list member {@code member}. */
  record ForEach(String variable, String member, List<Line> body) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitForEach(this);
    }
  }

  /** Reports a number. */
  record Metric(String name, Code value) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMetric(this);
    }
  }

  /** The method's result. */
  record Return(Code value) implements Line {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReturn(this);
    }
  }
}
