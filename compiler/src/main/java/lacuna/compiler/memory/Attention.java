package lacuna.compiler.memory;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.value.Value;

/** What the engine saves of scaled dot-product attention, which has a kernel for each case. */
final class Attention {
  private final Engine engine;
  private final Ledger ledger;

  Attention(Engine engine, Ledger ledger) {
    this.engine = engine;
    this.ledger = ledger;
  }

  /**
   * Calls it.
   *
   * @param tensors q (..., n, d), k (..., m, d), v (..., m, e), and the bias where there is one
   */
  StepValue.Tensor call(List<StepValue.Tensor> tensors, Value.Tensor type, boolean learned) {
    int width = engine.productWidth();
    StepValue.Tensor result = StepValue.Tensor.fresh(type, width, learned);
    if (!learned) {
      return result;
    }
    boolean biased = tensors.size() > 3;
    List<StepValue.Tensor> inputs = tensors.subList(0, 3);
    if (engine.gpu() || !(biased || engine.mixed())) {
      // the fused kernels compute the probabilities again
      inputs.forEach(x -> ledger.save(x.width() == width ? x : x.copy(width)));
      tensors.stream().skip(3).map(bias -> bias.copy(width)).forEach(ledger::save);
      ledger.save(result);
    } else {
      inputs.forEach(x -> ledger.save(x.copy(width)));
      ledger.save(StepValue.Tensor.fresh(probabilities(inputs), width, true));
    }
    return result;
  }

  /** (..., n, m) of q and k. */
  private static Value.Tensor probabilities(List<StepValue.Tensor> inputs) {
    List<Value.Int> q = inputs.get(0).type().shape();
    List<Value.Int> k = inputs.get(1).type().shape();
    List<Value.Int> shape =
        Stream.concat(
                q.subList(0, q.size() - 1).stream(), Stream.of(k.get(k.size() - 2)))
            .toList();
    return new Value.Tensor(shape, Value.Element.REAL);
  }
}
