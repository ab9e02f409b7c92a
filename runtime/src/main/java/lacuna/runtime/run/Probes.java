package lacuna.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.train.TrainingStep;

/**
 * What is done after epochs of a stage that others measure while it trains. Each is given a copy of
 * the weights, and nothing that it does reaches the training.
 */
final class Probes {
  private final List<Probe> probes;
  private final String stage;
  private final Timeline time;
  private final TrainingStep step;
  private final Path weights;
  private final Progress progress;

  /**
   * @param stage that trains
   * @param time of that stage
   * @param weights where they are handed over
   */
  Probes(
      List<Probe> probes,
      String stage,
      Timeline time,
      TrainingStep step,
      Path weights,
      Progress progress) {
    this.probes = probes;
    this.stage = stage;
    this.time = time;
    this.step = step;
    this.weights = weights;
    this.progress = progress;
  }

  /** Whether a run that goes on after an update was stopped before all had measured. */
  boolean lack(long update, MetricsLog metrics) {
    return probes.stream().anyMatch(probe -> lacks(probe, update, metrics));
  }

  private boolean lacks(Probe probe, long update, MetricsLog metrics) {
    return isDue(probe, update) && metrics.evaluated(probe.name()) != update + 1;
  }

  /** Whether the epoch that an update ends holds a multiple of the probe's interval. */
  private boolean isDue(Probe probe, long update) {
    long done = update + 1;
    long rest = done % time.updatesPerEpoch();
    long before = done - (rest == 0 ? time.updatesPerEpoch() : rest);
    long every = Math.max(1, time.updates(probe.every()));
    return done / every > before / every;
  }

  /** Has all measure that are due after an update; returns whether none was stopped on the way. */
  boolean run(long update, MetricsLog metrics, Interruption interruption) {
    List<Probe> due =
        probes.stream().filter(probe -> lacks(probe, update, metrics)).toList();
    if (due.isEmpty()) {
      return true;
    }
    WeightsFile.save(weights, WeightsFile.tensors(step.network().parameters(), ""), Map.of());
    try {
      for (Probe probe : due) {
        Map<String, Double> figures = new LinkedHashMap<>();
        probe
            .measure(weights, progress, interruption)
            .forEach((name, value) -> figures.put(MetricsLog.figure(probe.name(), name), value));
        if (interruption.asked()) {
          return false; // measured again when the run goes on
        } else if (figures.isEmpty()) {
          throw new RunException(
              """
              %s: `every` is set, and its `evaluate` reports no figure by `metric`
                let it report one, or leave `every` out\
              """
                  .formatted(probe.name()));
        }
        long epoch = time.epoch(update) + 1;
        metrics.evaluation(update + 1, epoch, figures);
        progress.say(Progress.figures(stage + "  epoch " + epoch, figures));
      }
      return true;
    } finally {
      step.enter();
      delete();
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
