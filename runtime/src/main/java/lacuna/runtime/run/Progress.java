package lacuna.runtime.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import lacuna.runtime.Printable;
import lacuna.runtime.train.UpdateMetrics;

/**
 * Tells how far a run is: one line that renews itself on a terminal, else a plain line now and
 * then.
 */
public final class Progress {
  private static final int BAR = 24;
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final double MEMORY = 0.9;
  private static final double SHOWN_WAIT = 0.005;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final String stage;
  private final long all;
  private final LongSupplier nanoTime;
  private final RemainingTime remaining = new RemainingTime();
  private double loss = Double.NaN;
  private boolean anyShown;
  private long shown;
  private boolean open;

  /**
   * Shows the progress of a stage.
   *
   * @param terminal whether a line can be renewed
   * @param all updates or images of the whole stage
   */
  public Progress(PrintStream out, boolean terminal, String stage, long all) {
    this(out, terminal, stage, all, System::nanoTime);
  }

  Progress(PrintStream out, boolean terminal, String stage, long all, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.stage = stage;
    this.all = all;
    this.nanoTime = nanoTime;
  }

  /** Tells of an update. */
  void update(UpdateMetrics update) {
    loss = Double.isNaN(loss) ? update.loss() : MEMORY * loss + (1 - MEMORY) * update.loss();
    remaining.add(1, update.updateSeconds());
    String what =
        String.format(
            Locale.ROOT, "epoch %d  loss %.4f  rate %.2e", update.epoch(), loss, update.rate());
    show(update.update(), what, update.imagesPerSecond(), update.waitShare());
  }

  /**
   * Tells of images in a stage that counts those.
   *
   * @param done of all
   * @param count how many of them are new, at least 1
   * @param seconds that those took
   */
  public void images(long done, int count, double seconds, String what) {
    remaining.add(count, seconds);
    show(done, what, count / seconds, 0);
  }

  /** Tells of images that an evaluation amid the training has looked at, of so many. */
  void evaluated(long done, long images) {
    if (due(false)) {
      print("%s  evaluation  %,d of %,d images".formatted(stage, done, images));
    }
  }

  private void show(long done, String what, double imagesPerSecond, double waitShare) {
    if (due(done == all)) {
      print(line(done, what, imagesPerSecond, waitShare));
    }
  }

  /** Whether a line is to be shown now. */
  private boolean due(boolean last) {
    long now = nanoTime.getAsLong();
    long pause = terminal ? TERMINAL_NANOS : PLAIN_NANOS;
    if (!last && anyShown && now - shown < pause) {
      return false;
    }
    shown = now;
    anyShown = true;
    return true;
  }

  private void print(String line) {
    if (terminal) {
      out.print(CLEAR + line);
      out.flush();
      open = true;
    } else {
      out.println(line);
    }
  }

  /** Says something that stays on the screen; text of files in it does nothing to the terminal. */
  public void say(String message) {
    end();
    out.println(Printable.text(message));
  }

  /** Leaves the renewed line as it is. */
  public void end() {
    if (open) {
      out.println();
      open = false;
    }
  }

  private String line(long done, String what, double imagesPerSecond, double waitShare) {
    StringBuilder line = new StringBuilder(stage).append("  ");
    if (terminal) {
      int full = (int) (BAR * done / all);
      line.append("\u2588".repeat(full)).append("\u2591".repeat(BAR - full)).append("  ");
    }
    line.append("%d/%d  %s  %s images/s".formatted(done, all, what, figure(imagesPerSecond)));
    if (done == all || remaining.isKnown()) {
      line.append("  ").append(duration(remaining.seconds(all - done))).append(" left");
    }
    if (waitShare >= SHOWN_WAIT) {
      line.append(String.format(Locale.ROOT, "  data wait %.0f%%", 100 * waitShare));
    }
    return line.toString();
  }

  /** What an evaluation measured, on one line. */
  static String figures(String title, Map<String, Double> figures) {
    StringBuilder line = new StringBuilder(title);
    figures.forEach(
        (name, value) -> line.append(String.format(Locale.ROOT, "  %s %.4f", name, value)));
    return line.toString();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  /** Seconds in the two largest units. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return "%d min %02d s".formatted(whole / 60, whole % 60);
    }
    long minutes = whole / 60;
    return minutes < 24 * 60
        ? "%d h %02d min".formatted(minutes / 60, minutes % 60)
        : "%d d %02d h".formatted(minutes / (24 * 60), minutes / 60 % 24);
  }
}
