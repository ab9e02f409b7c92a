package lacuna.compiler.check;

import lacuna.compiler.value.Value;

/** Plain numbers, as {@link lacuna.compiler.value.Arithmetic} has them. */
final class Arithmetic {
  private Arithmetic() {}

  static boolean isPlain(Value value) {
    return lacuna.compiler.value.Arithmetic.isPlain(value);
  }

  static double number(Value value) {
    return lacuna.compiler.value.Arithmetic.number(value);
  }
}
