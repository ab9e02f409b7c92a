package lacuna.runtime.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;

/**
 * Ctrl-C, a polite kill or a terminal that closes asks the run to stop: it is answered at once, and
 * the run stops after the running batch and saves its state. Asked a second time, the process ends
 * at once, with the state that was saved last.
 */
final class Interruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final PrintStream out;
  private final List<Runnable> restore = new ArrayList<>();
  private volatile boolean asked;

  private Interruption(PrintStream out) {
    this.out = out;
  }

  /**
   * Listens until closed.
   *
   * @param out for the answer
   */
  static Interruption listen(PrintStream out) {
    Interruption interruption = new Interruption(out);
    for (String signal : SIGNALS) {
      Signals.handle(signal, name -> interruption.ask()).ifPresent(interruption.restore::add);
    }
    return interruption;
  }

  /** Whether somebody asked the run to stop. */
  boolean asked() {
    return asked;
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }

  private synchronized void ask() {
    if (asked) {
      Runtime.getRuntime().halt(RunException.INTERRUPTED);
    }
    asked = true;
    out.println();
    out.println("stopping after this batch and saving the state; Ctrl-C again ends at once");
  }
}
