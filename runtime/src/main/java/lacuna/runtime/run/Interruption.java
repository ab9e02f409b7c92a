package lacuna.runtime.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lacuna.runtime.RunException;

/**
 * Ctrl-C, a polite kill or a terminal that closes asks the run to stop: it is answered at once, and
 * the run stops after the running batch and saves its state. Asked a second time, the process ends
 * at once, with the state that was saved last.
 */
public final class Interruption implements AutoCloseable {
  /**
   * Property of a process whose parent decides when it stops: it is asked by TERM alone, since
   * Ctrl-C and a terminal that closes reach parent and child alike.
   */
  public static final String SUPERVISED = "lacuna.supervised";

  private static final List<String> OF_TERMINALS = List.of("INT", "HUP");

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
    boolean supervised = Boolean.getBoolean(SUPERVISED);
    for (String signal : OF_TERMINALS) {
      interruption.handle(signal, supervised ? name -> {} : name -> interruption.ask());
    }
    interruption.handle("TERM", name -> interruption.ask());
    return interruption;
  }

  private void handle(String signal, Consumer<String> action) {
    Signals.handle(signal, action).ifPresent(restore::add);
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
