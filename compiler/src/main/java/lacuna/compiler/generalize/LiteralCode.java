package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.value.Value;

/** Writes out a value. */
final class LiteralCode implements Value.Visitor<Code> {
  private static final LiteralCode VISITOR = new LiteralCode();

  private LiteralCode() {}

  /** The value as code. */
  static Code of(Value value) {
    return value.accept(VISITOR);
  }

  @Override
  public Code visitInt(Value.Int value) {
    Code number = new Code.Literal(value.number(), ValueType.INT);
    if (!value.batch()) {
      return number;
    }
    Code batch = new Code.Batch();
    return value.number() == 1
        ? batch
        : new Code.Arithmetic("*", List.of(batch, number), ValueType.INT);
  }

  @Override
  public Code visitReal(Value.Real real) {
    return new Code.Literal(real.number(), ValueType.REAL);
  }

  @Override
  public Code visitRatio(Value.Ratio ratio) {
    return new Code.Literal(ratio.share(), ValueType.REAL);
  }

  @Override
  public Code visitLength(Value.Length length) {
    return new Code.Literal(length.pixels(), ValueType.INT);
  }

  @Override
  public Code visitSize(Value.Size size) {
    return new Code.SizeCode(size.height(), size.width());
  }

  @Override
  public Code visitDuration(Value.Duration duration) {
    return new Code.DurationCode(duration.count(), duration.epochs());
  }

  @Override
  public Code visitRate(Value.Rate rate) {
    return new Code.RateCode(rate.value(), rate.images());
  }

  @Override
  public Code visitBool(Value.Bool bool) {
    return new Code.Literal(bool.value(), ValueType.BOOL);
  }

  @Override
  public Code visitText(Value.Text text) {
    return new Code.Literal(text.value(), ValueType.STRING);
  }

  @Override
  public Code visitWord(Value.Word word) {
    return new Code.Literal(word.word(), ValueType.STRING);
  }

  @Override
  public Code visitRange(Value.Range range) {
    return new Code.RangeCode(number(range.start()), number(range.end()));
  }

  @Override
  public Code visitListValue(Value.ListValue list) {
    return new Code.ListCode(
        list.elements().stream().map(LiteralCode::of).toList(), ValueTypes.of(list));
  }

  @Override
  public Code visitNone(Value.None none) {
    return new Code.None();
  }

  @Override
  public Code visitTensor(Value.Tensor tensor) {
    return new Code.None();
  }

  @Override
  public Code visitUnknown(Value.Unknown unknown) {
    return new Code.None();
  }

  @Override
  public Code visitComponent(Value.Component component) {
    return new Code.None();
  }

  private static double number(Value value) {
    if (of(value) instanceof Code.Literal literal && literal.value() instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("a range ends at numbers, not at " + value);
  }
}
