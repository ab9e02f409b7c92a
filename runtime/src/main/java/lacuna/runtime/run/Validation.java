package lacuna.runtime.run;

import java.util.Map;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.train.Confusion;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Measurement;

/**
 * What is done after each epoch of a stage that has validation images.
 *
 * @param images how many they are
 * @param confusion of the last evaluation
 * @param bestConfusion of that with the best figure
 */
record Validation(
    String stage,
    Timeline time,
    int images,
    Evaluation evaluation,
    BestWeights best,
    ConfusionFile confusion,
    ConfusionFile bestConfusion,
    Parameters network) {

  /** Measures after an update; returns whether it was not stopped on the way. */
  boolean run(
      long update, MetricsLog metrics, Progress progress, Interruption interruption) {
    Measurement measured =
        evaluation.measure(
            done -> {
              progress.evaluated(done, images);
              return !interruption.asked();
            });
    if (interruption.asked()) {
      return false; // measured again when the run goes on
    }
    Map<String, Double> figures = measured.figures();
    Confusion counted = measured.confusion();
    long epoch = time.epoch(update) + 1;
    if (counted != null) {
      confusion.write(counted, update + 1, epoch);
      if (best.isBeatenBy(figures)) {
        bestConfusion.write(counted, update + 1, epoch);
      }
    }
    if (!figures.isEmpty()) {
      metrics.evaluation(update + 1, epoch, figures);
      progress.say(Progress.figures(stage + "  epoch " + epoch, figures));
    }
    best.offer(figures, update + 1, network);
    return true;
  }
}
