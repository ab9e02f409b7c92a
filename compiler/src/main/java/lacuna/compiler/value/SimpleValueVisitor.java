package lacuna.compiler.value;

/** A visitor for what concerns a few types of value: the rest goes to {@link #defaultAction}. */
public abstract class SimpleValueVisitor<R> implements Value.Visitor<R> {

  /** What holds of every type whose method is not overridden. */
  protected abstract R defaultAction(Value value);

  @Override
  public R visitInt(Value.Int number) {
    return defaultAction(number);
  }

  @Override
  public R visitReal(Value.Real number) {
    return defaultAction(number);
  }

  @Override
  public R visitRatio(Value.Ratio ratio) {
    return defaultAction(ratio);
  }

  @Override
  public R visitLength(Value.Length length) {
    return defaultAction(length);
  }

  @Override
  public R visitSize(Value.Size size) {
    return defaultAction(size);
  }

  @Override
  public R visitDuration(Value.Duration duration) {
    return defaultAction(duration);
  }

  @Override
  public R visitRate(Value.Rate rate) {
    return defaultAction(rate);
  }

  @Override
  public R visitBool(Value.Bool bool) {
    return defaultAction(bool);
  }

  @Override
  public R visitText(Value.Text text) {
    return defaultAction(text);
  }

  @Override
  public R visitWord(Value.Word word) {
    return defaultAction(word);
  }

  @Override
  public R visitRange(Value.Range range) {
    return defaultAction(range);
  }

  @Override
  public R visitListValue(Value.ListValue list) {
    return defaultAction(list);
  }

  @Override
  public R visitNone(Value.None none) {
    return defaultAction(none);
  }

  @Override
  public R visitTensor(Value.Tensor tensor) {
    return defaultAction(tensor);
  }

  @Override
  public R visitUnknown(Value.Unknown unknown) {
    return defaultAction(unknown);
  }

  @Override
  public R visitComponent(Value.Component component) {
    return defaultAction(component);
  }
}
