package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.augment.RandomResizedCrop;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
  private static final Size SIZE = new Size(16, 16);
  private static final Pipeline PIPELINE =
      new Pipeline(
          SIZE,
          List.of(
              new RandomResizedCrop(
                  SIZE, 3, new Range(0.3, 1), new Range(0.75, 1.25), "bilinear", "exact"),
              new HorizontalFlip(SIZE, 3, 0.5)),
          new double[] {0.5, 0.5, 0.5},
          new double[] {0.25, 0.25, 0.25});

  private final List<String> warnings = new ArrayList<>();

  private LoaderOptions loading(int workers, double maxCorrupt) {
    return new LoaderOptions(4, workers, 7, maxCorrupt, this::warn);
  }

  private synchronized void warn(String warning) {
    warnings.add(warning);
  }

  private static DataSource pictures(int count) {
    return new Synthetic(count, 10).prepare(new Size(20, 20), 3);
  }

  private static byte[] pixels(Batch batch) {
    byte[] values = new byte[batch.size() * PIPELINE.length()];
    batch.images().buffer().get(values);
    return values;
  }

  private static long[] labels(Batch batch) {
    long[] values = new long[batch.size()];
    batch.labels().buffer().asLongBuffer().get(values);
    return values;
  }

  @Test
  void areTheSameWhateverTheNumberOfWorkers() {
    try (DataLoader none = DataLoader.shuffled(pictures(22), PIPELINE, loading(0, 0), 0, 0);
        DataLoader one = DataLoader.shuffled(pictures(22), PIPELINE, loading(1, 0), 0, 0);
        DataLoader many = DataLoader.shuffled(pictures(22), PIPELINE, loading(6, 0), 0, 0)) {
      for (int i = 0; i < 13; i++) {
        Batch batch = none.next();
        byte[] wanted = pixels(batch);
        assertEquals(i / 5, batch.epoch());
        assertEquals(i % 5, batch.number());
        assertArrayEquals(wanted, pixels(one.next()));
        Batch third = many.next();
        assertArrayEquals(wanted, pixels(third));
        assertArrayEquals(labels(batch), labels(third));
      }
    }
  }

  @Test
  void goOnExactlyWhereARunStopped() {
    try (DataLoader whole = DataLoader.shuffled(pictures(22), PIPELINE, loading(2, 0), 0, 0);
        DataLoader rest = DataLoader.shuffled(pictures(22), PIPELINE, loading(2, 0), 1, 2)) {
      for (int i = 0; i < 7; i++) {
        whole.next();
      }
      for (int i = 0; i < 5; i++) {
        assertArrayEquals(pixels(whole.next()), pixels(rest.next()));
      }
    }
  }

  @Test
  void changeWithTheEpochAndTheSeed() {
    LoaderOptions other = new LoaderOptions(4, 0, 8, 0, this::warn);
    try (DataLoader first = DataLoader.shuffled(pictures(8), PIPELINE, loading(0, 0), 0, 0);
        DataLoader later = DataLoader.shuffled(pictures(8), PIPELINE, loading(0, 0), 1, 0);
        DataLoader seeded = DataLoader.shuffled(pictures(8), PIPELINE, other, 0, 0)) {
      byte[] values = pixels(first.next());
      assertFalse(Arrays.equals(values, pixels(later.next())));
      assertFalse(Arrays.equals(values, pixels(seeded.next())));
    }
  }

  @Test
  void takeEachImageOnceAnEpoch() {
    DataSource numbered = new Flawed(20, Set.of(), true);
    try (DataLoader batches = DataLoader.shuffled(numbered, PIPELINE, loading(2, 0), 0, 0)) {
      Set<Long> seen = new TreeSet<>();
      List<Long> order = new ArrayList<>();
      for (int i = 0; i < batches.perEpoch(); i++) {
        Arrays.stream(labels(batches.next())).forEach(order::add);
      }
      seen.addAll(order);
      assertEquals(20, seen.size());
      assertNotEquals(new ArrayList<>(seen), order);
    }
  }

  @Test
  void inOrderGiveAllImagesAndAPartialLastBatch() {
    DataSource numbered = new Flawed(10, Set.of(), true);
    for (int workers : new int[] {0, 3}) {
      try (DataLoader batches = DataLoader.inOrder(numbered, PIPELINE, loading(workers, 0))) {
        List<Long> labels = new ArrayList<>();
        int last = 0;
        while (batches.hasNext()) {
          Batch batch = batches.next();
          last = batch.size();
          assertEquals(last * PIPELINE.length(), pixels(batch).length);
          Arrays.stream(labels(batch)).forEach(labels::add);
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), labels);
        assertEquals(2, last);
      }
    }
  }

  @Test
  void replaceABrokenImageByTheNextAndSaySoOnce() {
    DataSource flawed = new Flawed(8, Set.of(2, 3), true);
    try (DataLoader batches = DataLoader.inOrder(flawed, PIPELINE, loading(2, 2))) {
      assertArrayEquals(new long[] {0, 1, 4, 4}, labels(batches.next()));
      assertArrayEquals(new long[] {4, 5, 6, 7}, labels(batches.next()));
      assertEquals(2, batches.broken());
    }
    assertEquals(2, warnings.size());
    assertTrue(warnings.contains("skipped picture 3: torn"), warnings.toString());
  }

  @Test
  void stopWhereTooManyAreBroken() {
    for (int workers : new int[] {0, 2}) {
      DataSource flawed = new Flawed(8, Set.of(2, 3, 5), true);
      try (DataLoader batches = DataLoader.shuffled(flawed, PIPELINE, loading(workers, 2), 0, 0)) {
        DataException stop =
            assertThrows(
                DataException.class,
                () -> {
                  batches.next();
                  batches.next();
                });
        assertTrue(stop.getMessage().contains("3 of 8, where at most 2 may be"), stop.getMessage());
        assertTrue(stop.getMessage().contains("picture 5: torn"), stop.getMessage());
      }
    }
  }

  @Test
  void countAnImageThatTheProgramCannotUse() {
    DataSource mistaken = new Flawed(8, Set.of(4), false);
    try (DataLoader batches = DataLoader.inOrder(mistaken, PIPELINE, loading(3, 5))) {
      batches.next();
      batches.next();
      assertEquals(1, batches.broken());
    }
    assertTrue(warnings.get(0).startsWith("skipped picture 4: it cannot be used: "));
  }

  @Test
  void refuseFewerImagesThanABatch() {
    DataException error =
        assertThrows(
            DataException.class,
            () -> DataLoader.shuffled(pictures(3), PIPELINE, loading(0, 0), 0, 0));
    assertTrue(error.getMessage().contains("set batch_size to 3 or less"), error.getMessage());
  }

  @Test
  void canBeInterruptedAndClosedWithBatchesInFlight() {
    try (DataLoader batches =
        DataLoader.shuffled(new Flawed(8, Set.of(), true), PIPELINE, loading(2, 0), 0, 0)) {
      batches.next();
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, batches::next);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void goRoundInAFewBuffers() {
    try (DataLoader batches = DataLoader.shuffled(pictures(40), PIPELINE, loading(2, 0), 0, 0)) {
      Set<Long> memory = new TreeSet<>();
      for (int i = 0; i < 50; i++) {
        memory.add(org.lwjgl.system.MemoryUtil.memAddress(batches.next().images().buffer()));
      }
      assertTrue(memory.size() <= 3, memory.size() + " buffers");
    }
  }
}
