package lacuna.runtime.command;

import static lacuna.runtime.tensor.Tensors.abs;
import static lacuna.runtime.tensor.Tensors.div;
import static lacuna.runtime.tensor.Tensors.dropout;
import static lacuna.runtime.tensor.Tensors.less;
import static lacuna.runtime.tensor.Tensors.linear;
import static lacuna.runtime.tensor.Tensors.mul;
import static lacuna.runtime.tensor.Tensors.rand;
import static lacuna.runtime.tensor.Tensors.reshape;
import static lacuna.runtime.tensor.Tensors.sub;
import static lacuna.runtime.tensor.Tensors.sum;
import static lacuna.runtime.tensor.Tensors.toFloat;
import static lacuna.runtime.tensor.Tensors.where;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Normal;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/**
 * Predicts hidden pixels of 8 px images by a linear map, with all the randomness of a real stage.
 */
final class TinyStage extends Stage {
  static final int SIDE = 8;
  private static final int VALUES = 3 * SIDE * SIDE;

  private final NDArray weight;
  private final NDArray bias;

  TinyStage(Weights at) {
    super(at);
    Weights map = at.in("map");
    weight = map.level(0).param("weight", new Normal(0.02), VALUES, VALUES);
    bias = map.param("bias", new Constant(0), VALUES);
  }

  @Override
  protected NDArray step(NDArray x) {
    NDArray m = observe("mask", "m", less(rand(x.size(0), SIDE, SIDE), 0.5));
    NDArray hidden = reshape(m, x.size(0), 1, SIDE, SIDE);
    NDArray flat = reshape(where(hidden, 0, x), x.size(0), VALUES);
    NDArray mapped = dropout(linear(flat, weight, bias), 0.1);
    NDArray prediction = observe("head", "prediction", reshape(mapped, x.size(0), 3, SIDE, SIDE));
    NDArray far = mul(abs(sub(prediction, x)), toFloat(hidden));
    return div(sum(far), x.size(0) * VALUES);
  }

  @Override
  protected void evaluate(NDArray x) {
    metric("loss", step(x));
    metric("size", sum(mul(weight, weight)));
  }
}
