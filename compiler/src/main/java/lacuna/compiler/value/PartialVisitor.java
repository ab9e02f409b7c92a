package lacuna.compiler.value;

/** A visitor for what concerns a few types of value: of the rest it says {@link #otherwise}. */
public abstract class PartialVisitor<R> implements Value.Visitor<R> {

  /** What holds of every type whose method is not overridden. */
  protected abstract R otherwise(Value value);

  @Override
  public R visitInt(Value.Int number) {
    return otherwise(number);
  }

  @Override
  public R visitReal(Value.Real number) {
    return otherwise(number);
  }

  @Override
  public R visitRatio(Value.Ratio ratio) {
    return otherwise(ratio);
  }

  @Override
  public R visitLength(Value.Length length) {
    return otherwise(length);
  }

  @Override
  public R visitSize(Value.Size size) {
    return otherwise(size);
  }

  @Override
  public R visitDuration(Value.Duration duration) {
    return otherwise(duration);
  }

  @Override
  public R visitRate(Value.Rate rate) {
    return otherwise(rate);
  }

  @Override
  public R visitBool(Value.Bool bool) {
    return otherwise(bool);
  }

  @Override
  public R visitText(Value.Text text) {
    return otherwise(text);
  }

  @Override
  public R visitWord(Value.Word word) {
    return otherwise(word);
  }

  @Override
  public R visitRange(Value.Range range) {
    return otherwise(range);
  }

  @Override
  public R visitListValue(Value.ListValue list) {
    return otherwise(list);
  }

  @Override
  public R visitNone(Value.None none) {
    return otherwise(none);
  }

  @Override
  public R visitTensor(Value.Tensor tensor) {
    return otherwise(tensor);
  }

  @Override
  public R visitUnknown(Value.Unknown unknown) {
    return otherwise(unknown);
  }

  @Override
  public R visitComponent(Value.Component component) {
    return otherwise(component);
  }
}
