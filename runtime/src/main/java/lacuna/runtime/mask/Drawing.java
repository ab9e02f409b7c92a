package lacuna.runtime.mask;

import java.util.random.RandomGenerator;

/** A mask that needs no tensors to be drawn, so that it can be looked at before a run. */
public interface Drawing {
  /** (rows, columns) of cells of one image, row by row: whether each is hidden. */
  boolean[] draw(RandomGenerator random);
}
