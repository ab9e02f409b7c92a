package lacuna.runtime.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Cleaner;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Spectra;
import lacuna.runtime.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Singular values of rows of numbers that come batch by batch. Only their products with each other
 * are kept, (width, width) in double precision, however many rows there are.
 */
public final class Spectrum {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int width;
  private @Nullable NDManager memory;
  private @Nullable NDArray products;

  /**
   * Of no rows yet.
   *
   * @param width numbers of a row
   */
  public Spectrum(int width) {
    this.width = width;
  }

  /**
   * Adds the rows of a batch.
   *
   * @param z (batch, width) float
   * @return {@code z}
   */
  public NDArray add(NDArray z) {
    if (z.getShape().dimension() != 2 || z.getShape().get(1) != width) {
      throw new IllegalArgumentException(
          "the rows have %d numbers, but these are %s"
              .formatted(width, new Shape(z.getShape().getShape())));
    }
    NDManager owner = memory(z);
    NDArray sum = Spectra.products(products, z);
    sum.attach(owner);
    if (products != null) {
      products.close();
    }
    products = sum;
    return z;
  }

  /**
   * The singular values of all rows as shares of their sum, the largest first.
   *
   * @param eps is added to each
   * @return (width) float
   * @throws RunException where there were no rows
   */
  public NDArray shares(double eps) {
    if (products == null) {
      throw new RunException("no image was shown, so its features have no singular values");
    }
    NDArray values = Spectra.roots(products);
    return Tensors.add(Tensors.div(values, Tensors.sum(values)), eps);
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
