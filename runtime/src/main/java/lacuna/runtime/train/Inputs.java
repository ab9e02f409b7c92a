package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.tensor.Context;
import org.jspecify.annotations.Nullable;

/**
 * What a network is given at once.
 *
 * @param images (batch, channels, height, width) float, normalized
 * @param labels (batch) int64; null where the images have none
 */
public record Inputs(NDArray images, @Nullable NDArray labels) {

  /** Copies a batch to the device of the innermost scope, which owns the copy. */
  static Inputs of(Batch batch, DataSource source) {
    NDManager memory = Context.current().memory();
    Shape shape =
        new Shape(batch.size(), batch.channels(), batch.image().height(), batch.image().width());
    NDArray images = memory.create(batch.images().duplicate(), shape);
    @Nullable NDArray labels =
        source.classes().isEmpty()
            ? null
            : memory.create(batch.labels(), new Shape(batch.labels().length));
    return new Inputs(images, labels);
  }
}
