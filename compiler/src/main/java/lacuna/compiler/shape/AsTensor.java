package lacuna.compiler.shape;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;

/** Numbers as tensors without axes. */
final class AsTensor extends SimpleValueVisitor<Optional<Value.Tensor>> {
  static final AsTensor INSTANCE = new AsTensor();

  private AsTensor() {}

  @Override
  public Optional<Value.Tensor> visitTensor(Value.Tensor tensor) {
    return Optional.of(tensor);
  }

  @Override
  public Optional<Value.Tensor> visitInt(Value.Int number) {
    return scalar(number.batch() ? Value.Element.REAL : Value.Element.INT);
  }

  @Override
  public Optional<Value.Tensor> visitReal(Value.Real number) {
    return scalar(Value.Element.REAL);
  }

  @Override
  public Optional<Value.Tensor> visitRatio(Value.Ratio ratio) {
    return scalar(Value.Element.REAL);
  }

  @Override
  protected Optional<Value.Tensor> defaultAction(Value value) {
    return Optional.empty();
  }

  private static Optional<Value.Tensor> scalar(Value.Element element) {
    return Optional.of(new Value.Tensor(List.of(), element));
  }
}
