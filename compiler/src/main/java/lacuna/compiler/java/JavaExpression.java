package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;

/**
 * An expression with how tightly it binds.
 *
 * @param level one of the constants; an operand that binds less tightly than its place needs is put
 *     in parentheses
 */
record JavaExpression(CodeBlock code, int level) {
  static final int LAMBDA = 0;
  static final int CHOICE = 1;
  static final int OR = 2;
  static final int AND = 3;
  static final int EQUALITY = 4;
  static final int ORDER = 5;
  static final int SUM = 6;
  static final int PRODUCT = 7;
  static final int UNARY = 8;
  static final int PRIMARY = 9;

  static JavaExpression primary(String format, Object... arguments) {
    return new JavaExpression(CodeBlock.of(format, arguments), PRIMARY);
  }

  /** The code for a place that needs at least this level. */
  CodeBlock at(int least) {
    return level >= least ? code : CodeBlock.of("($L)", code);
  }
}
