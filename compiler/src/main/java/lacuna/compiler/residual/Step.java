package lacuna.compiler.residual;

import java.util.List;

/** A statement of one instance, after elaboration. */
public sealed interface Step {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitLet(Let let);

    R visitLetConstant(LetConstant letConstant);

    R visitUnpack(Unpack unpack);

    R visitAssign(Assign assign);

    R visitBranch(Branch branch);

    R visitForEach(ForEach forEach);

    R visitMetric(Metric metric);

    R visitReturn(Return result);
  }

  /** Names a tensor or a list of tensors for the first time. */
  record Let(String name, Node value, String shape, boolean list) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }

  /** Names a constant: only worth a line where it differs between calls. */
  record LetConstant(String name, Node.Constant value) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLetConstant(this);
    }
  }

  /** Names the parts of a list of tensors. */
  record Unpack(List<String> names, Node list) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnpack(this);
    }
  }

  /** Gives a name another value. */
  record Assign(String name, Node value, String shape) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** A branch whose condition is known; {@code taken} are the statements of the side it took. */
  record Branch(Node condition, boolean outcome, List<Step> taken) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBranch(this);
    }
  }

  /** A run through a list of layers; one body per layer. */
  record ForEach(String variable, String member, List<List<Step>> bodies) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitForEach(this);
    }
  }

  /** Reports a number. */
  record Metric(String name, Node value) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMetric(this);
    }
  }

  /** The result. */
  record Return(Node value) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReturn(this);
    }
  }
}
