package lacuna.compiler;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.sample.Drawing;
import lacuna.compiler.sample.Drawings;
import lacuna.compiler.value.Value;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/** Asks the runtime for the masks that it draws, with arguments as generated code gives them. */
final class RuntimeDrawings implements Drawings {

  @Override
  public Optional<Drawing> of(String component, List<Value> arguments) {
    List<Object> given;
    try {
      given = arguments.stream().map(RuntimeDrawings::argument).toList();
    } catch (ArithmeticException tooLarge) {
      return Optional.empty(); // as a number of the runtime's
    }
    return lacuna.runtime.mask.Drawings.of(component, given).map(mask -> mask::draw);
  }

  private static Object argument(Value value) {
    if (value instanceof Value.Int number) {
      return Math.toIntExact(number.number());
    } else if (value instanceof Value.Length length) {
      return Math.toIntExact(length.pixels());
    } else if (value instanceof Value.Size size) {
      return new Size(Math.toIntExact(size.height()), Math.toIntExact(size.width()));
    } else if (value instanceof Value.Range range) {
      return new Range(number(range.start()), number(range.end()));
    } else if (value instanceof Value.Real || value instanceof Value.Ratio) {
      return number(value);
    }
    return value.toString();
  }

  private static double number(Value value) {
    if (value instanceof Value.Ratio ratio) {
      return ratio.share();
    } else if (value instanceof Value.Int number) {
      return number.number();
    }
    return ((Value.Real) value).number();
  }
}
