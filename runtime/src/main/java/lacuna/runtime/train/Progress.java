package lacuna.runtime.train;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Tells how far a run is: one line that renews itself on a terminal, else a plain line now and
 * then.
 */
final class Progress {
  private static final int BAR = 24;
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final double MEMORY = 0.9;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final String stage;
  private final long all;
  private double secondsForOne = Double.NaN;
  private double loss = Double.NaN;
  private long shown;
  private boolean open;

  /**
   * Shows the progress of a stage.
   *
   * @param terminal whether a line can be renewed
   * @param all updates or images of the whole stage
   */
  Progress(PrintStream out, boolean terminal, String stage, long all) {
    this.out = out;
    this.terminal = terminal;
    this.stage = stage;
    this.all = all;
  }

  /** Tells of an update. */
  void update(UpdateFigures figures, double seconds) {
    loss = smoothed(loss, figures.loss());
    String what =
        String.format(
            Locale.ROOT,
            "epoch %d  loss %.4f  rate %.2e",
            figures.epoch(),
            loss,
            figures.rate());
    show(figures.update(), seconds, what, figures.imagesPerSecond(), figures.waitShare());
  }

  /**
   * Tells how much is done.
   *
   * @param done of all
   * @param seconds that the last one of them took
   * @param waitShare share of that time that went into waiting for images
   */
  void show(long done, double seconds, String what, double imagesPerSecond, double waitShare) {
    secondsForOne = smoothed(secondsForOne, seconds);
    long now = System.nanoTime();
    boolean last = done == all;
    if (!last && shown != 0 && now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shown = now;
    String line = line(done, what, imagesPerSecond, waitShare);
    if (terminal) {
      out.print(CLEAR + line);
      out.flush();
      open = true;
    } else {
      out.println(line);
    }
  }

  /** Says something that stays on the screen. */
  void say(String message) {
    end();
    out.println(message);
  }

  /** Leaves the renewed line as it is. */
  void end() {
    if (open) {
      out.println();
      open = false;
    }
  }

  private String line(long done, String what, double imagesPerSecond, double waitShare) {
    double left = (all - done) * secondsForOne;
    StringBuilder line = new StringBuilder(stage).append("  ");
    if (terminal) {
      int full = (int) (BAR * done / all);
      line.append("\u2588".repeat(full)).append("\u2591".repeat(BAR - full)).append("  ");
    }
    line.append(
        String.format(
            Locale.ROOT,
            "%d/%d  %s  %s images/s  %s left",
            done,
            all,
            what,
            figure(imagesPerSecond),
            duration(left)));
    if (waitShare >= 0.005) {
      line.append(String.format(Locale.ROOT, "  waiting %.0f %%", 100 * waitShare));
    }
    return line.toString();
  }

  private static double smoothed(double before, double value) {
    return Double.isNaN(before) ? value : MEMORY * before + (1 - MEMORY) * value;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  /** Seconds in the two largest units. */
  static String duration(double seconds) {
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
