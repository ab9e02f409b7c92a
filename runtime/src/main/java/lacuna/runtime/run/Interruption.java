package lacuna.runtime.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill, asks the run to stop after the running update; the process ends when
 * the state is saved and the report written.
 */
final class Interruption implements AutoCloseable {
  private static final long LONGEST_UPDATE_MINUTES = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop after this update");
  private volatile boolean asked;

  private Interruption() {}

  /** Listens until closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether somebody asked the run to stop. */
  boolean asked() {
    return asked;
  }

  /** Lets the process end; call it when everything is saved. */
  @Override
  public void close() {
    finished.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        asked = true; // the process has begun to end: the hook finds nothing to wait for
      }
    }
  }

  private void stop() {
    asked = true;
    try {
      finished.await(LONGEST_UPDATE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
