package lacuna.runtime.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with statistics of the official sampler over 4000 masks. */
@ExtendWith(InScope.class)
class BlockwiseTest {
  private static final int SAMPLES = 4000;
  private static final Range ASPECT = new Range(0.3, 1 / 0.3);

  @ParameterizedTest
  @CsvSource({
    "14, 75, 16, 196, 74.469, 1.006, 0.664",
    "12, 87, 4, 144, 86.8965, 0.352, 0.909",
    "6, 22, 4, 36, 21.96075, 0.216, 0.96375",
    "14, 75, 16, 20, 74.62, 0.7502, 0.72635",
    "14, 75, 4, 8, 74.9722, 0.16531, 0.97235",
    "12, 87, 4, 16, 86.9426, 0.25161, 0.94635"
  })
  void hidesAsManyCellsAsTheOfficialSampler(
      int side,
      int wanted,
      int smallest,
      int largest,
      double mean,
      double deviation,
      double reaching) {
    Size size = new Size(side, side);
    Blocks mask = new Blocks(size, 1, ratio(side, wanted), smallest, largest, ASPECT, 10);
    SplittableRandom random = new SplittableRandom(5);
    double total = 0;
    int reached = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int count = mask.cells(random).count();
      assertTrue(count <= wanted);
      total += count;
      reached += count == wanted ? 1 : 0;
    }
    double error = 5 * deviation * Math.sqrt(2.0 / SAMPLES);
    assertEquals(mean, total / SAMPLES, error);
    assertEquals(
        reaching,
        (double) reached / SAMPLES,
        5 * Math.sqrt(2 * reaching * (1 - reaching) / SAMPLES));
  }

  /**
   * With 4 cells as smallest and largest and equal sides, squares of 2 by 2 are hidden, until less
   * than 4 cells are missing.
   */
  @Test
  void noRectangleIsLargerThanTheLargest() {
    Blocks mask = new Blocks(new Size(12, 12), 1, ratio(12, 22), 4, 4, new Range(1, 1), 10);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      Cells cells = mask.cells(random);
      long others =
          IntStream.range(0, 144)
              .filter(cell -> cells.count(cell / 12, cell % 12, 1, 1) == 1)
              .filter(cell -> !isInSquare(cells, cell / 12, cell % 12))
              .count();
      assertTrue(others < 4);
    }
  }

  private static boolean isInSquare(Cells cells, int row, int column) {
    return squares(row, column).anyMatch(at -> cells.count(at / 12, at % 12, 2, 2) == 4);
  }

  /** The places of the squares of 2 by 2 that a cell may lie in. */
  private static IntStream squares(int row, int column) {
    return IntStream.of(0, 1, 12, 13)
        .map(back -> row * 12 + column - back)
        .filter(at -> at >= 0 && at / 12 < 11 && at % 12 < 11);
  }

  @Test
  void drawsTheSameAfterTheSameSeed() {
    Blockwise mask = mask();
    Engines.seed(7);
    boolean[] first = mask.forward(3).toBooleanArray();
    boolean[] second = mask.forward(3).toBooleanArray();
    Engines.seed(7);
    assertArrayEquals(first, mask.forward(3).toBooleanArray());
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void drawsTheSameAheadOnAThreadOfItsOwn() {
    Engines.seed(7);
    boolean[] wanted = mask().forward(3).toBooleanArray();
    Blockwise mask = mask();
    Context.current().expectSeed(7);
    mask.forward(3);
    Engines.seed(7);
    assertArrayEquals(wanted, mask.forward(3).toBooleanArray());
    Engines.seed(7); // foretold once more, but for as many images as the last time
    assertEquals(2 * 36, mask.forward(2).toBooleanArray().length);
  }

  @Test
  void drawsWhenItIsWantedWhereAnotherSeedWasForetold() {
    List<String> threads = Collections.synchronizedList(new ArrayList<>());
    Ahead masks =
        new Ahead(
            (random, images) -> {
              threads.add(Thread.currentThread().getName());
              return new boolean[] {random.nextBoolean()};
            });
    String here = Thread.currentThread().getName();
    Engines.seed(1);
    Context.current().expectSeed(2);
    masks.take(1);
    Engines.seed(2);
    masks.take(1);
    Engines.seed(3);
    masks.take(1);
    assertEquals(List.of(here, "masks", "masks", here), threads.subList(0, 4));
  }

  private static Blockwise mask() {
    return new Blockwise(new Size(6, 6), 1, ratio(6, 22), 4, 36, ASPECT, 10);
  }

  private static double ratio(int side, int wanted) {
    return (wanted - 0.5) / (side * side);
  }
}
