package lacuna.compiler.check;

import java.util.List;
<<<<<<< HEAD
import lacuna.compiler.bind.Origin;
=======
import lacuna.compiler.value.Describe;
>>>>>>> shape
import lacuna.compiler.value.Value;

/** How a length relates to another that it should divide or be divided by, in words. */
final class Multiples {
  private Multiples() {}

  /**
   * {@code 24px is 1.5 patches}: of a length against a default or setting; empty where none fits.
   */
  static String of(Origin setting, List<Origin> others) {
    if (!(setting.value() instanceof Value.Length length)) {
      return "";
    }
    for (Origin other : others) {
      boolean part = !other.owner().isEmpty() && !other.owner().equals(setting.owner());
      if (part && other.value() instanceof Value.Length unit && unit.pixels() > 0) {
        return Describe.multiple(length, unit, other.plural());
      }
    }
    return "";
  }

  /** A number with at most two decimals. */
  static String rounded(double number) {
    return Describe.rounded(number);
  }
}
