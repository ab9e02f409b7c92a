package lacuna.runtime.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.InScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a bank finds, against products computed one by one. */
@ExtendWith(InScope.class)
final class BankTest {
  private static final int WIDTH = 3;

  @Test
  void findsTheRowsOfTheLargestProductsWhateverTheBatchesTheyCameIn() {
    // More rows than the search takes at once.
    float[] table = numbers(9000 * WIDTH, 1);
    float[] x = numbers(5 * WIDTH, 2);
    int[] expected = new int[5 * 4];
    for (int n = 0; n < 5; n++) {
      int row = n;
      int[] best =
          IntStream.range(0, 9000)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -product(table, i, x, row)))
              .mapToInt(i -> i)
              .limit(4)
              .toArray();
      System.arraycopy(best, 0, expected, 4 * n, 4);
    }
    for (int batch : new int[] {9000, 4096, 7}) {
      Bank bank = filled(table, batch);
      NDArray places = bank.forward(tensor(x));
      assertArrayEquals(
          IntStream.of(expected).asLongStream().toArray(), places.toLongArray(), "batch " + batch);
      assertArrayEquals(
          IntStream.of(expected).mapToLong(i -> i % 10).toArray(),
          bank.label(places).toLongArray());
      assertEquals(new Shape(5, 4, WIDTH), bank.row(places).getShape());
      assertEquals(table[expected[0] * WIDTH + 1], bank.row(places).toFloatArray()[1]);
    }
  }

  @Test
  void keepsItsRowsBeyondTheScopeOfABatch() {
    Bank bank = new Bank(2, 1);
    Scope inner = Scope.open(Device.cpu());
    NDManager memory = Context.current().memory();
    bank.keep(memory.create(new float[] {1, 2}, new Shape(1, 2)), memory.create(new long[] {7}));
    inner.close();
    NDArray place = memory().create(new long[] {0}, new Shape(1, 1));
    assertArrayEquals(new float[] {1, 2}, bank.row(place).toFloatArray());
    assertArrayEquals(new long[] {7}, bank.label(place).toLongArray());
  }

  @Test
  void saysWhenTheBankHoldsFewerImagesThanK() {
    Bank bank = filled(numbers(3 * WIDTH, 1), 3);
    RunException problem =
        assertThrows(RunException.class, () -> bank.forward(tensor(numbers(WIDTH, 2))));
    assertEquals("`k` is 4, but the feature bank holds only 3 images", problem.getMessage());
  }

  private static Bank filled(float[] table, int batch) {
    Bank bank = new Bank(WIDTH, 4);
    int count = table.length / WIDTH;
    for (int first = 0; first < count; first += batch) {
      int size = Math.min(batch, count - first);
      float[] part = new float[size * WIDTH];
      System.arraycopy(table, first * WIDTH, part, 0, part.length);
      int start = first;
      long[] labels = IntStream.range(0, size).mapToLong(i -> (start + i) % 10).toArray();
      bank.keep(tensor(part), memory().create(labels));
    }
    return bank;
  }

  private static double product(float[] table, int i, float[] x, int row) {
    return IntStream.range(0, WIDTH)
        .mapToDouble(c -> (double) table[i * WIDTH + c] * x[row * WIDTH + c])
        .sum();
  }

  private static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    IntStream.range(0, count).forEach(i -> numbers[i] = (float) random.nextGaussian());
    return numbers;
  }

  private static NDArray tensor(float[] rows) {
    return memory().create(rows, new Shape(rows.length / WIDTH, WIDTH));
  }

  private static NDManager memory() {
    return Context.current().memory();
  }
}
