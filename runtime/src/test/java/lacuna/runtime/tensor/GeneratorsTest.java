package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private static final int ROUNDS = 6;

  @Test
  @SuppressWarnings("try") // the scope owns what is made in it
  void drawTheNumbersThatPytorchDrawsAfterTheSameSeed() {
    try (Scope scope = Scope.open(Device.cpu())) {
      Engines.seed(0); // torch.manual_seed(0); torch.rand(3)
      assertArrayEquals(
          new float[] {0.49625659f, 0.7682218f, 0.08847743f}, Tensors.rand(3).toFloatArray());
    }
  }

  @Test
  void ofTwoThreadsDoNotDisturbEachOther() throws Exception {
    List<float[]> alone = draws(1, () -> {});
    List<float[]> other = draws(-2, () -> {});
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<List<float[]>> first = threads.submit(() -> draws(1, () -> together.await()));
    Future<List<float[]>> second = threads.submit(() -> draws(-2, () -> together.await()));
    threads.shutdown();
    for (int i = 0; i < ROUNDS; i++) {
      assertArrayEquals(alone.get(i), first.get().get(i));
      assertArrayEquals(other.get(i), second.get().get(i));
    }
    assertEquals(ROUNDS, alone.size());
  }

  /** Waits for the other thread. */
  @FunctionalInterface
  private interface Turn {
    void take() throws Exception;
  }

  @SuppressWarnings("try") // the scope owns what is made in it
  private static List<float[]> draws(long seed, Turn turn) throws Exception {
    List<float[]> drawn = new ArrayList<>();
    Context.current().training(true);
    try (Scope scope = Scope.open(Device.cpu())) {
      Engines.seed(seed);
      for (int i = 0; i < ROUNDS; i++) {
        turn.take();
        drawn.add(
            switch (i % 3) {
              case 0 -> Tensors.rand(40).toFloatArray();
              case 1 -> Tensors.dropout(Tensors.ones(40), 0.5).toFloatArray();
              default -> Tensors.stochasticDepth(Tensors.ones(40, 1), 0.5).toFloatArray();
            });
      }
    } finally {
      Context.current().training(false);
    }
    return drawn;
  }
}
