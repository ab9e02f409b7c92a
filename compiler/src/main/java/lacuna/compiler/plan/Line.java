package lacuna.compiler.plan;

import java.util.List;

/** A statement of the generated program. */
public sealed interface Line {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** The expressions that it evaluates itself, without those of the lines inside it. */
  List<Code> expressions();

  /** The lines inside it, block by block. */
  List<List<Line>> blocks();

  /** The locals that it gives a value itself. */
  List<String> assigned();

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
    public List<Code> expressions() {
      return List.of(value);
    }

    @Override
    public List<String> assigned() {
      return List.of(name);
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }

  /** Names the parts of a list of tensors; {@code _} names nothing. */
  record Unpack(List<String> names, Code list) implements Line {
    public Unpack {
      names = List.copyOf(names);
    }

    @Override
    public List<Code> expressions() {
      return List.of(list);
    }

    @Override
    public List<String> assigned() {
      return names;
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnpack(this);
    }
  }

  /** Gives a name another value. */
  record Assign(String name, Code value, String shape) implements Line {
    @Override
    public List<Code> expressions() {
      return List.of(value);
    }

    @Override
    public List<String> assigned() {
      return List.of(name);
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** A branch that some instances of the class take and others do not. */
  record If(Code condition, List<Line> then, List<Line> otherwise) implements Line {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public List<Code> expressions() {
      return List.of(condition);
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of(then, otherwise);
    }

    @Override
    public List<String> assigned() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /** Runs through the layers of the list member {@code member}. */
  record ForEach(String variable, String member, List<Line> body) implements Line {
    public ForEach {
      body = List.copyOf(body);
    }

    @Override
    public List<Code> expressions() {
      return List.of();
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of(body);
    }

    @Override
    public List<String> assigned() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitForEach(this);
    }
  }

  /** Reports a number. */
  record Metric(String name, Code value) implements Line {
    @Override
    public List<Code> expressions() {
      return List.of(value);
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of();
    }

    @Override
    public List<String> assigned() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMetric(this);
    }
  }

  /** The method's result. */
  record Return(Code value) implements Line {
    @Override
    public List<Code> expressions() {
      return List.of(value);
    }

    @Override
    public List<List<Line>> blocks() {
      return List.of();
    }

    @Override
    public List<String> assigned() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReturn(this);
    }
  }
}
