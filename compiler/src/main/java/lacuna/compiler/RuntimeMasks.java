package lacuna.compiler;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.sample.ExternalMasks;
import lacuna.compiler.sample.MaskGenerator;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;
import lacuna.runtime.mask.Drawings;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/** Asks the runtime for the masks that it draws, with arguments as generated code gives them. */
final class RuntimeMasks implements ExternalMasks {

  @Override
  public Optional<MaskGenerator> generator(String component, List<Value> arguments) {
    List<Object> given;
    try {
      given = arguments.stream().map(argument -> argument.accept(new Argument())).toList();
    } catch (ArithmeticException tooLarge) {
      return Optional.empty(); // as a number of the runtime's
    }
    return Drawings.of(component, given).map(mask -> mask::draw);
  }

  /** A value as the runtime's constructors take it. */
  private static final class Argument extends SimpleValueVisitor<Object> {
    @Override
    public Object visitInt(Value.Int number) {
      return Math.toIntExact(number.number());
    }

    @Override
    public Object visitReal(Value.Real real) {
      return real.number();
    }

    @Override
    public Object visitRatio(Value.Ratio ratio) {
      return ratio.share();
    }

    @Override
    public Object visitLength(Value.Length length) {
      return Math.toIntExact(length.pixels());
    }

    @Override
    public Object visitSize(Value.Size size) {
      return new Size(Math.toIntExact(size.height()), Math.toIntExact(size.width()));
    }

    @Override
    public Object visitRange(Value.Range range) {
      return new Range(number(range.start()), number(range.end()));
    }

    private double number(Value end) {
      return ((Number) end.accept(this)).doubleValue();
    }

    @Override
    protected Object defaultAction(Value value) {
      return value.toString();
    }
  }
}
