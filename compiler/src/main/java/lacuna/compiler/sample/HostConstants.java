package lacuna.compiler.sample;

import java.util.List;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;

/** Constants as operations take them; the batch is one image. */
final class HostConstants extends SimpleValueVisitor<HostValue> {

  @Override
  public HostValue visitInt(Value.Int number) {
    return HostArray.scalar(number.number());
  }

  @Override
  public HostValue visitReal(Value.Real real) {
    return HostArray.scalar(real.number());
  }

  @Override
  public HostValue visitRatio(Value.Ratio ratio) {
    return HostArray.scalar(ratio.share());
  }

  @Override
  public HostValue visitLength(Value.Length length) {
    return HostArray.scalar(length.pixels());
  }

  @Override
  public HostValue visitRange(Value.Range range) {
    return new HostList(List.of(range.start().accept(this), range.end().accept(this)));
  }

  @Override
  public HostValue visitListValue(Value.ListValue list) {
    return new HostList(list.elements().stream().map(value -> value.accept(this)).toList());
  }

  @Override
  protected HostValue defaultAction(Value value) {
    throw new UnsupportedMaskException("%s is no number".formatted(value));
  }
}
