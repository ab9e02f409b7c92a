package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import lacuna.compiler.plan.Code;

/** A constant array needs no {@code new double[]} before its braces. */
final class ArrayLiterals {
  private ArrayLiterals() {}

  static CodeBlock initializer(Code value, CodeBlock written) {
    String text = written.toString();
    return value instanceof Code.ListCode && text.startsWith("new ")
        ? CodeBlock.of("$L", text.substring(text.indexOf('{')))
        : written;
  }
}
