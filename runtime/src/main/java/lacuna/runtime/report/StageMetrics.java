package lacuna.runtime.report;

import com.google.gson.JsonElement;
import java.util.Map;
import java.util.TreeMap;

/** What one stage's lines of {@code metrics.jsonl} say, gathered line by line in bounded memory. */
final class StageMetrics {
  private final String name;
  private final Curve loss = new Curve();
  private final Curve rate = new Curve();
  private final Curve gradientNorm = new Curve();
  private final Curve imagesPerSecond = new Curve();
  private final Curve waitShare = new Curve();
  private final Map<String, Curve> measures = new TreeMap<>();
  private long updates;
  private long epochs;
  private long peakBytes;
  private long notFinite = -1;
  private double seconds;

  StageMetrics(String name) {
    this.name = name;
  }

  /** Takes in one line: an update, or the measures of an evaluation. */
  void add(Fields line) {
    Fields measured = Fields.of(line.object().get("metrics"));
    if (measured.object().isEmpty()) {
      addUpdate(line);
    } else {
      addMeasures(line, measured);
    }
  }

  private void addUpdate(Fields line) {
    long update = line.whole("update", updates + 1);
    double value = line.number("loss");
    if (line.object().has("loss") && !Double.isFinite(value)) {
      notFinite = update;
    }
    updates = update;
    epochs = line.whole("epoch", epochs);
    peakBytes = Math.max(peakBytes, line.whole("peak_bytes", 0));
    loss.add(update, value);
    rate.add(update, line.number("rate"));
    gradientNorm.add(update, line.number("grad_norm"));
    imagesPerSecond.add(update, line.number("images_per_s"));
    waitShare.add(update, line.number("wait_share"));
    double elapsed = line.number("seconds");
    seconds = Double.isFinite(elapsed) ? elapsed : seconds;
  }

  private void addMeasures(Fields line, Fields measured) {
    double epoch = line.number("epoch");
    double place = Double.isFinite(epoch) ? epoch : line.whole("update", updates);
    for (Map.Entry<String, JsonElement> measure : measured.object().entrySet()) {
      measures
          .computeIfAbsent(measure.getKey(), key -> new Curve())
          .add(place, measured.number(measure.getKey()));
    }
  }

  String name() {
    return name;
  }

  /** By update. */
  Curve loss() {
    return loss;
  }

  /** The learning rate of the first group, by update. */
  Curve rate() {
    return rate;
  }

  /** Before clipping, by update. */
  Curve gradientNorm() {
    return gradientNorm;
  }

  Curve imagesPerSecond() {
    return imagesPerSecond;
  }

  /** The share of an update's time in which the device waited for data, by update. */
  Curve waitShare() {
    return waitShare;
  }

  /** What evaluations measured, by epoch; by update where a line names no epoch. */
  Map<String, Curve> measures() {
    return measures;
  }

  /** The number of the last update. */
  long updates() {
    return updates;
  }

  /** The number of the last epoch. */
  long epochs() {
    return epochs;
  }

  long peakBytes() {
    return peakBytes;
  }

  /** The last update whose loss was infinite or not a number; -1 if there is none. */
  long notFinite() {
    return notFinite;
  }

  /** From the stage's start to its last update, stops not counted. */
  double seconds() {
    return seconds;
  }
}
