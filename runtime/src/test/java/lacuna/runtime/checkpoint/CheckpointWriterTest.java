package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import lacuna.runtime.tensor.Filling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the training as for a GPU, and before it goes on as on the CPU. */
class CheckpointWriterTest {
  @TempDir private Path folder;
  private final NDManager memory = NDManager.newBaseManager();
  private final NDArray weight = memory.create(new float[] {1, 2, 3});

  @AfterEach
  void free() {
    memory.close();
  }

  @Test
  void writesTheValuesOfTheMomentOfTheSave() {
    Path file = folder.resolve("moment.safetensors");
    CountDownLatch changed = new CountDownLatch(1);
    try (CheckpointWriter writer = new CheckpointWriter(true)) {
      writer.write(
          Map.of("weight", weight),
          tensors -> {
            await(changed);
            SafetensorsWriter.write(file, Map.of(), tensors);
          });
      Filling.constant(weight, 9); // training goes on
      changed.countDown();
    }
    assertArrayEquals(new float[] {1, 2, 3}, read(file));
  }

  @Test
  void writesTheSameBytesBesideAsBefore() throws IOException {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    tensors.put("turned", memory.arange(6f).reshape(2, 3).transpose());
    tensors.put("weight", weight);
    Counters counters = new Counters("tiny", 3, false, 0, 8, 1, 24, 1.5);
    for (boolean beside : new boolean[] {false, true}) {
      StateFolder state = new StateFolder(folder.resolve("" + beside));
      try (CheckpointWriter writer = new CheckpointWriter(beside)) {
        writer.write(tensors, copies -> state.save(counters, copies, Retention.NEWEST));
      }
    }
    for (String name : new String[] {"update-000000003.json", "update-000000003.safetensors"}) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("false").resolve(name)),
          Files.readAllBytes(folder.resolve("true").resolve(name)));
    }
  }

  @Test
  void copiesNothingWhereItWritesBeforeTheTrainingGoesOn() {
    try (CheckpointWriter before = new CheckpointWriter(false);
        CheckpointWriter beside = new CheckpointWriter(true)) {
      before.write(Map.of("weight", weight), tensors -> assertSame(weight, tensors.get("weight")));
      beside.write(
          Map.of("weight", weight), tensors -> assertNotSame(weight, tensors.get("weight")));
    }
  }

  @Test
  void reportsAFailureWhereTheTrainingIsByThen() throws InterruptedException {
    CheckpointException full = new CheckpointException(folder, "no space is left");
    try (CheckpointWriter writer = new CheckpointWriter(true)) {
      writer.check();
      Thread[] writing = new Thread[1];
      CountDownLatch begun = new CountDownLatch(1);
      writer.write(Map.of("weight", weight), tensors -> fail(writing, begun, full));
      begun.await();
      assertEquals(
          full, assertThrows(CheckpointException.class, () -> writer.write(Map.of(), none -> {})));
      assertEquals("checkpoint", writing[0].getName());
      writer.write(Map.of("weight", weight), tensors -> fail(writing, begun, full));
      assertEquals(full, assertThrows(CheckpointException.class, writer::await));
      writer.check(); // once is enough
    }
  }

  @Test
  void reportsAFailureAtItsEndAtTheLatest() {
    CheckpointWriter writer = new CheckpointWriter(true);
    Path file = folder.resolve("file");
    SafetensorsWriter.write(file, Map.of(), Map.of());
    writer.write(
        Map.of("weight", weight),
        tensors -> SafetensorsWriter.write(file.resolve("below"), Map.of(), tensors));
    CheckpointException failure = assertThrows(CheckpointException.class, writer::close);
    assertTrue(failure.getMessage().contains("cannot be written"), failure.getMessage());
  }

  private static void fail(Thread[] writing, CountDownLatch begun, CheckpointException failure) {
    writing[0] = Thread.currentThread();
    begun.countDown();
    throw failure;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private float[] read(Path file) {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      return reader.read("weight", memory).toFloatArray();
    }
  }
}
