package lacuna.compiler.value;

/** The operators, as they are written. */
public sealed interface Operator {

  /** As it is written: {@code <=}. */
  String text();

  /** Operators of one operand. */
  enum Unary implements Operator {
    NEGATE("-"),
    NOT("not");

    private final String text;

    Unary(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** Operators of two operands. */
  enum Binary implements Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("and"),
    OR("or");

    private final String text;

    Binary(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    /** Whether it joins booleans. */
    public boolean logical() {
      return this == AND || this == OR;
    }

    /** Whether it compares, so that its result is a boolean. */
    public boolean compares() {
      return switch (this) {
        case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> true;
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, AND, OR -> false;
      };
    }
  }
}
