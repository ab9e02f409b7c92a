package lacuna.runtime.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lacuna.runtime.run.Signals;

/** Ctrl-C or a polite kill asks to stop after the running batch; a second time, it ends at once. */
final class StopRequest implements AutoCloseable {
  private final List<Runnable> restore = new ArrayList<>();
  private final Consumer<String> say;
  private volatile boolean asked;

  private StopRequest(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Listens until closed.
   *
   * @param say is told of the request
   */
  static StopRequest listen(Consumer<String> say) {
    StopRequest request = new StopRequest(say);
    for (String signal : List.of("INT", "TERM")) {
      Signals.handle(signal, name -> request.ask()).ifPresent(request.restore::add);
    }
    return request;
  }

  /** Whether somebody asked. */
  boolean asked() {
    return asked;
  }

  private synchronized void ask() {
    asked = true;
    close();
    say.accept("stopping after this batch; Ctrl-C again ends at once");
  }

  @Override
  public synchronized void close() {
    restore.forEach(Runnable::run);
    restore.clear();
  }
}
