package lacuna.runtime.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Cleaner;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Search;
import lacuna.runtime.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers with a label each, gathered batch by batch, and a search among them. How many
 * they are is known only when everything has been gathered. They stay on the device for as long as
 * the bank itself is there.
 */
public final class Bank {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int width;
  private final int k;
  private final NDList rows = new NDList(); // each (n, width) float
  private final NDList labels = new NDList(); // each (n, 1) int64
  private @Nullable NDManager memory;
  private long count;

  /**
   * An empty bank.
   *
   * @param width numbers of a row
   * @param k rows that a search finds
   */
  public Bank(int width, int k) {
    this.width = width;
    this.k = k;
  }

  /**
   * Adds the rows of a batch.
   *
   * @param z (batch, width) float
   * @param label (batch) int64
   * @return {@code z}
   */
  public NDArray keep(NDArray z, NDArray label) {
    NDManager owner = memory(z);
    long batch = z.getShape().get(0);
    if (!z.getShape().equals(new Shape(batch, width))) {
      throw new IllegalArgumentException(
          "the feature bank holds rows of %d numbers, but these are %s"
              .formatted(width, z.getShape()));
    }
    rows.add(Engines.copy(z, DataType.FLOAT32, owner));
    labels.add(Engines.copy(Tensors.reshape(label, batch, 1), DataType.INT64, owner));
    count += batch;
    return z;
  }

  /**
   * Finds for each row of {@code z} the {@code k} rows whose product with it is largest, the
   * largest first.
   *
   * @param z (batch, width) float
   * @return their places, in the order of keeping: (batch, k) int64
   * @throws RunException if fewer rows were kept
   */
  public NDArray forward(NDArray z) {
    if (count < k) {
      throw new RunException(
          "`k` is %d, but the feature bank holds only %d images"
              .formatted(k, count));
    }
    return Search.nearest(joined(rows), z, k);
  }

  /**
   * What stands at places.
   *
   * @param place (batch, k) int64
   * @return (batch, k, width) float
   */
  public NDArray row(NDArray place) {
    return Tensors.embedding(joined(rows), place);
  }

  /**
   * The labels at places.
   *
   * @param place (batch, k) int64
   * @return (batch, k) int64
   */
  public NDArray label(NDArray place) {
    return Tensors.reshape(Tensors.embedding(joined(labels), place), place.getShape().getShape());
  }

  /** All parts as one, which takes their place. */
  private static NDArray joined(NDList parts) {
    if (parts.size() > 1) {
      NDArray all = NDArrays.concat(parts, 0);
      all.attach(parts.get(0).getManager());
      parts.forEach(NDArray::close);
      parts.clear();
      parts.add(all);
    }
    return parts.get(0);
  }

  private NDManager memory(NDArray z) {
    NDManager owner = memory;
    if (owner == null) {
      NDManager made = Engines.newMemory(z.getDevice());
      CLEANER.register(this, made::close);
      memory = made;
      owner = made;
    }
    return owner;
  }
}
