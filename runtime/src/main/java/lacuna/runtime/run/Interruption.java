package lacuna.runtime.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lacuna.runtime.RunException;

/**
 * Ctrl-C, a polite kill or a terminal that closes asks long work to stop: it is answered at once, and
 * the work stops after the running batch, a run with its state saved. Asked a second time, the
 * process ends at once.
 */
public final class Interruption implements AutoCloseable {
  /**
   * Property of a process whose parent decides when it stops: it is asked by TERM alone, since
   * Ctrl-C and a terminal that closes reach parent and child alike. The parent holds the other end
   * of its standard input, which closes with the parent however that ends; nobody would ask the
   * run to stop from then on, so that this stops it as TERM does.
   */
  public static final String SUPERVISED = "lacuna.supervised";

  private static final List<String> OF_TERMINALS = List.of("INT", "HUP");

  private final PrintStream out;
  private final String answer;
  private final List<Runnable> restore = new ArrayList<>();
  private volatile boolean asked;

  private Interruption(PrintStream out, String answer) {
    this.out = out;
    this.answer = answer;
  }

  /**
   * Listens until closed.
   *
   * @param out for the answer
   * @param answer what happens now: {@code stopping after this batch}
   */
  public static Interruption listen(PrintStream out, String answer) {
    Interruption interruption = new Interruption(out, answer);
    boolean supervised = Boolean.getBoolean(SUPERVISED);
    for (String signal : OF_TERMINALS) {
      interruption.handle(signal, supervised ? name -> {} : name -> interruption.ask());
    }
    interruption.handle("TERM", name -> interruption.ask());
    if (supervised) {
      Thread watch = new Thread(interruption::awaitEndOfParent, "parent");
      watch.setDaemon(true);
      watch.start();
    }
    return interruption;
  }

  private void handle(String signal, Consumer<String> action) {
    Signals.handle(signal, action).ifPresent(restore::add);
  }

  /** Waits until the standard input ends; nothing is ever written there. */
  private void awaitEndOfParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // it has ended in another way
    }
    orphan();
  }

  /** Whether somebody asked to stop. */
  public boolean asked() {
    return asked;
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }

  /** A parent that has asked before it ended does not ask twice by that. */
  private synchronized void orphan() {
    if (!asked) {
      asked = true;
      out.println();
      out.println("the process that began this run has ended: " + answer);
    }
  }

  private synchronized void ask() {
    if (asked) {
      Runtime.getRuntime().halt(RunException.INTERRUPTED);
    }
    asked = true;
    out.println();
    out.println(answer + "; Ctrl-C again ends at once");
  }
}
