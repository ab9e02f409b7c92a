package lacuna.compiler.sample;

import java.util.random.RandomGenerator;

/** Draws the mask of one image. */
@FunctionalInterface
public interface MaskGenerator {
  /** (rows, columns) of cells, row by row: whether each is hidden. */
  boolean[] draw(RandomGenerator random);
}
