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
    "14, 75, 16, 74.469, 1.006, 0.664",
    "12, 87, 4, 86.8965, 0.352, 0.909",
    "6, 22, 4, 21.96075, 0.216, 0.96375"
  })
  void hidesAsManyCellsAsTheOfficialSampler(
      int side, int wanted, int smallest, double mean, double deviation, double reaching) {
    Blocks mask = new Blocks(new Size(side, side), 1, ratio(side, wanted), smallest, ASPECT, 10);
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
    return new Blockwise(new Size(6, 6), 1, ratio(6, 22), 4, ASPECT, 10);
  }

  private static double ratio(int side, int wanted) {
    return (wanted - 0.5) / (side * side);
  }
}
