package lacuna.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * Threads whose stack is deep enough for every program within the language's limits: the phases,
 * and Java's compiler, call themselves for what stands within something else.
 */
final class DeepStack {
  /** Bytes of address space; only what is used takes memory. */
  private static final long SIZE = 512L << 20;

  private static final ThreadFactory THREADS =
      task -> {
        Thread thread = new Thread(null, task, "lacuna", SIZE);
        thread.setDaemon(true);
        return thread;
      };

  private DeepStack() {}

  /** What a task gives that runs in such a thread. */
  static <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
    FutureTask<T> future = new FutureTask<>(task);
    THREADS.newThread(future).start();
    return future.get();
  }

  /** A thread that is not started yet. */
  static Thread thread(Runnable task) {
    return THREADS.newThread(task);
  }

  /** What a task gives for each of some things, in their order; on all cores at once. */
  static <T, R> List<R> map(List<T> each, Function<T, R> task) {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(cores, THREADS);
    try {
      return each.stream()
          .map(one -> CompletableFuture.supplyAsync(() -> task.apply(one), pool))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }
}
