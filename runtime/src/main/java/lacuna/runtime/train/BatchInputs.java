package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.tensor.Context;
import org.jspecify.annotations.Nullable;

/** Puts a batch on the device of the innermost scope, which owns it. */
final class BatchInputs {

  private BatchInputs() {}

  /** The batch's images, and its labels where the source has classes. */
  static Training.Inputs load(Batch batch, DataSource source) {
    NDManager memory = Context.current().memory();
    Shape shape =
        new Shape(batch.size(), batch.channels(), batch.image().height(), batch.image().width());
    NDArray images = memory.create(batch.images().duplicate(), shape);
    @Nullable NDArray labels =
        source.classes().isEmpty()
            ? null
            : memory.create(batch.labels(), new Shape(batch.labels().length));
    return new Training.Inputs(images, labels);
  }
}
