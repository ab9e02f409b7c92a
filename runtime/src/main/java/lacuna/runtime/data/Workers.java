package lacuna.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The threads that fill batches; or, where there are none, the thread that asks for one. */
final class Workers {
  private final BatchQueue queue;
  private final List<Thread> threads = new ArrayList<>();
  private final @Nullable ImageLoader alone;

  Workers(BatchQueue queue, int count, Supplier<ImageLoader> fillers) {
    this.queue = queue;
    alone = count == 0 ? fillers.get() : null;
    for (int i = 0; i < count; i++) {
      ImageLoader filler = fillers.get();
      Thread thread = new Thread(() -> work(filler), "images-" + (i + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void work(ImageLoader filler) {
    try {
      BatchQueue.Place place = queue.claim();
      while (place != null) {
        filler.fill(place.buffer(), place.place(), place.draw());
        queue.done(place);
        place = queue.claim();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      queue.fail(failure);
    }
  }

  /** Without threads, fills a whole batch here and now. */
  void helpIfAlone() throws InterruptedException {
    if (alone == null) {
      return;
    }
    BatchQueue.Place place;
    do {
      place = queue.claim();
      if (place == null) {
        return;
      }
      alone.fill(place.buffer(), place.place(), place.draw());
      queue.done(place);
    } while (place.place() + 1 < place.buffer().size);
  }

  /** Waits for all threads; an interruption is kept for later. */
  void join() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException stop) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
