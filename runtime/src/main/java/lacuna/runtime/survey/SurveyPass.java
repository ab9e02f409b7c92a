package lacuna.runtime.survey;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lacuna.runtime.RunException;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.run.Interruption;
import lacuna.runtime.run.Progress;
import org.jspecify.annotations.Nullable;

/** Reads all images of a survey on some threads, and tells how far it is. */
final class SurveyPass {
  /** Between two looks at how far it is, and at whether to stop. */
  private static final long INTERVAL_MILLIS = 50;

  private final Survey survey;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  SurveyPass(Survey survey) {
    this.survey = survey;
    count = survey.source().count();
  }

  /**
   * Reads them.
   *
   * @param title before the progress
   * @param notes for the progress
   * @throws RunException where somebody asks to stop, or the source is gone
   */
  void run(int workers, String title, Interruption stop, PrintStream notes) {
    Progress progress = new Progress(notes, System.console() != null, title, count);
    CountDownLatch running = new CountDownLatch(workers);
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(() -> work(running), "survey-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
    }
    try {
      watch(running, progress, stop);
    } finally {
      next.set(count);
      progress.end();
    }
  }

  private void watch(CountDownLatch running, Progress progress, Interruption stop) {
    int seen = 0;
    long last = System.nanoTime();
    boolean ended = false;
    while (!ended) {
      ended = await(running);
      Throwable failed = failure.get();
      if (failed instanceof RuntimeException exception) {
        throw exception;
      } else if (failed instanceof Error error) {
        throw error;
      } else if (stop.asked()) {
        throw new RunException(
            "stopped after %,d of %,d images".formatted(seen, count), RunException.INTERRUPTED);
      }
      int now = done.get();
      if (now > seen) {
        long time = System.nanoTime();
        progress.images(now, now - seen, Math.max(1e-9, (time - last) * 1e-9), "images");
        seen = now;
        last = time;
      }
    }
  }

  /** Whether all threads have ended, after a while. */
  private static boolean await(CountDownLatch running) {
    try {
      return running.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted", RunException.INTERRUPTED);
    }
  }

  private void work(CountDownLatch running) {
    Workspace space = new Workspace();
    try {
      for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        survey.read(number, space);
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error problem) {
      failure.compareAndSet(null, problem);
      next.set(count);
    } finally {
      running.countDown();
    }
  }
}
