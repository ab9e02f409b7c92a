package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.runtime.tensor.Filling;

/**
 * Uniform with limit sqrt(6 / (first size + product of the other sizes)): Glorot and Bengio 2010,
 * with a convolution counted as the matrix that it is (as MAE's patch embedding).
 */
public final class XavierUniform implements Init {

  @Override
  public void fill(NDArray to) {
    Shape shape = to.getShape();
    if (shape.dimension() < 2) {
      throw new IllegalArgumentException(
          "xavier_uniform() for a parameter of shape " + shape + ": it needs two axes or more");
    }
    long inputs = to.size() / shape.get(0);
    double limit = Math.sqrt(6.0 / (shape.get(0) + inputs));
    Filling.uniform(to, -limit, limit);
  }
}
