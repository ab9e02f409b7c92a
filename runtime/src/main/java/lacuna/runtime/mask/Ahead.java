package lacuna.runtime.mask;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;

/**
 * Draws the masks of the next step on a thread of their own while this one is computed. What is
 * drawn hangs on the step's seed alone: where the next seed was not foretold, or something else
 * drew before, masks are drawn when they are wanted.
 */
final class Ahead {
  private static final long SEEDS = 1L << 30;
  private static final Executor THREAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "masks");
            thread.setDaemon(true);
            return thread;
          });

  private final Batch batch;
  private @Nullable CompletableFuture<Drawn> coming;

  /** Draws the masks of so many images, one after another. */
  @FunctionalInterface
  interface Batch {
    boolean[] draw(RandomGenerator random, int images);
  }

  private record Drawn(long seed, int images, boolean[] hidden) {}

  Ahead(Batch batch) {
    this.batch = batch;
  }

  /** The masks of this step; begins to draw those of the next. */
  boolean[] take(int images) {
    long seed = seed();
    Drawn drawn = coming == null ? null : coming.join();
    if (drawn == null || drawn.seed != seed || drawn.images != images) {
      drawn = draw(seed, images);
    }
    Long next = Context.current().expectedSeed();
    coming = next == null ? null : CompletableFuture.supplyAsync(() -> after(next, images), THREAD);
    return drawn.hidden;
  }

  private Drawn after(long next, int images) {
    Engines.seed(next);
    return draw(seed(), images);
  }

  private Drawn draw(long seed, int images) {
    return new Drawn(seed, images, batch.draw(new SplittableRandom(seed), images));
  }

  /** Hangs on the thread's generator. */
  private static long seed() {
    long high = Engines.draw(SEEDS);
    return high * SEEDS + Engines.draw(SEEDS);
  }
}
