package lacuna.compiler.sample;

import java.util.List;

/** What an expression yields on the host: an array, or a list such as a shape. */
sealed interface HostValue permits HostArray, HostList {

  /** The array that this is; errors: {@link UnsupportedMaskException} where it is a list. */
  HostArray array();

  /** The elements of a list; errors: {@link UnsupportedMaskException} where it is an array. */
  List<HostValue> elements();

  /** The number that this is. */
  default double number() {
    return array().item();
  }

  /** The integer that this is. */
  default int integer() {
    double number = number();
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new UnsupportedMaskException("%s is no integer".formatted(number));
    }
    return (int) number;
  }

  /** The integers that this lists: a shape, axes. */
  default int[] integers() {
    return elements().stream().mapToInt(HostValue::integer).toArray();
  }
}
