package lacuna.runtime.run;

import java.util.Map;
import java.util.function.Consumer;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.train.Confusion;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Measurement;
import lacuna.runtime.train.TrainingStep;

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

  /**
   * That of a run that goes on after an update.
   *
   * @param pass over the images
   * @param writer writes the best weights
   * @param first updates made before
   * @param say is told of damaged files
   */
  static Validation from(
      String stage,
      Timeline time,
      int images,
      TrainingStep step,
      DatasetPass pass,
      RunFolder folder,
      CheckpointWriter writer,
      long first,
      Consumer<String> say) {
    ConfusionFile confusion = folder.confusion(stage);
    ConfusionFile bestConfusion = folder.bestConfusion(stage);
    confusion.dropAfter(first);
    bestConfusion.dropAfter(first);
    return new Validation(
        stage,
        time,
        images,
        new Evaluation(step.network(), pass),
        first > 0
            ? BestWeights.resumed(folder.best(stage), stage, writer, say)
            : new BestWeights(folder.best(stage), stage, writer),
        confusion,
        bestConfusion,
        step.network().parameters());
  }

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
