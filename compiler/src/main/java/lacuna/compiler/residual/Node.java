package lacuna.compiler.residual;

import java.util.List;
import java.util.Map;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** An expression of one instance, after elaboration. */
public sealed interface Node {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitConstant(Constant constant);

    R visitLocal(Local local);

    R visitMemberRef(MemberRef memberRef);

    R visitOperation(Operation operation);

    R visitFunctionCall(FunctionCall functionCall);

    R visitSelfCall(SelfCall selfCall);

    R visitPartCall(PartCall partCall);

    R visitSizes(Sizes sizes);

    R visitListOf(ListOf listOf);

    R visitMapOver(MapOver mapOver);

    R visitElement(Element element);

    R visitConditional(Conditional conditional);

    R visitExternal(External external);
  }

  /**
   * A constant.
   *
   * @param label the name it was read from, when it was a name and nothing more
   * @param formula the arithmetic it came from, when it was arithmetic
   */
  record Constant(Value value, @Nullable Label label, @Nullable Formula formula) implements Node {
    /** Arithmetic of more parts than anyone reads, as loops make it, is as good as its result. */
    public Constant {
      formula = formula == null || formula.size > Formula.LARGEST ? null : formula;
    }

    /** A constant that came from nowhere in particular. */
    public static Constant of(Value value) {
      return new Constant(value, null, null);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConstant(this);
    }
  }

  /**
   * A name of a constant.
   *
   * @param owner what declares it
   * @param text how a {@code let} was computed, as written, or empty
   */
  record Label(String name, Owner owner, String text) {}

  /** What declares a constant. */
  enum Owner {
    /** The component: a parameter or {@code let} of it. */
    COMPONENT,
    /** The function or method: a parameter or {@code let} of it. */
    FUNCTION,
    /** A comprehension: its variable, which counts from 0. */
    INDEX
  }

  /**
   * Arithmetic on constants. The operator is one of those of {@code Code.Arithmetic}, or {@code
   * size} of a tensor's axis. It is no record, so that its size is counted once.
   */
  final class Formula {
    private static final int LARGEST = 100;

    private final String operator;
    private final List<Node> operands;
    private final int size;

    /** The operands are those of the operator, in its order. */
    public Formula(String operator, List<Node> operands) {
      this.operator = operator;
      this.operands = List.copyOf(operands);
      this.size = 1 + size(operands);
    }

    /** The operator, or the name of a function. */
    public String operator() {
      return operator;
    }

    /** What it is applied to. */
    public List<Node> operands() {
      return operands;
    }

    /** How many operators some nodes have. */
    private static int size(List<Node> nodes) {
      int size = 0;
      for (Node node : nodes) {
        if (node instanceof Constant constant && constant.formula() != null) {
          size += constant.formula().size;
        } else if (node instanceof Sizes sizes) {
          size += size(sizes.sizes());
        } else if (node instanceof ListOf list) {
          size += size(list.elements());
        }
      }
      return size;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || other instanceof Formula formula
              && size == formula.size
              && operator.equals(formula.operator)
              && operands.equals(formula.operands);
    }

    @Override
    public int hashCode() {
      return 31 * operator.hashCode() + operands.hashCode();
    }
  }

  /** A tensor parameter, or something named in a body. */
  record Local(String name) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLocal(this);
    }
  }

  /** A {@code param} or {@code buffer}; as the receiver of a call, a part or list of parts. */
  record MemberRef(String name) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMemberRef(this);
    }
  }

  /** A function of the runtime on tensors. {@code result} is a tensor or a list of tensors. */
  record Operation(String name, List<Node> arguments, Value result) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOperation(this);
    }
  }

  /** A function of the library or the user. {@code arguments} are by parameter. */
  record FunctionCall(ResidualFunction function, Map<String, Node> arguments) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFunctionCall(this);
    }
  }

  /** A method of the same instance. */
  record SelfCall(ResidualFunction method, Map<String, Node> arguments) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSelfCall(this);
    }
  }

  /**
   * A method of a part. {@code receiver} is a member, an element of one that is a list, or a loop
   * variable.
   */
  record PartCall(Node receiver, ResidualFunction method, Map<String, Node> arguments)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPartCall(this);
    }
  }

  /** Sizes of a shape. */
  record Sizes(List<Node> sizes) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSizes(this);
    }
  }

  /** A list that holds tensors. */
  record ListOf(List<Node> elements) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListOf(this);
    }
  }

  /** For each tensor of a list, another. */
  record MapOver(Node list, String variable, List<Node> bodies) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMapOver(this);
    }
  }

  /** An element of a list of tensors or parts. */
  record Element(Node list, int index) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitElement(this);
    }
  }

  /** A conditional expression whose condition is known; {@code value} is the branch it took. */
  record Conditional(Node condition, boolean outcome, Node value) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConditional(this);
    }
  }

  /** A component of the runtime, or a list of such: an initializer, an optimizer. */
  record External(String kind, String name, Map<String, Node> arguments, @Nullable Label label)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExternal(this);
    }
  }
}
