package lacuna.runtime.run;

import java.util.Map;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Trainer;
import lacuna.runtime.train.TrainingStep;
import lacuna.runtime.train.UpdateMetrics;
import org.jspecify.annotations.Nullable;

/** Follows a training loop: writes its metrics, evaluates after epochs and saves the state. */
final class TrainingLog implements Trainer.Listener {
  private final MetricsLog metrics;
  private final Progress progress;
  private final Interruption interruption;
  private final TrainingState state;
  private final StateFolder saved;
  private final CheckpointWriter writer;
  private final @Nullable Validation validation;

  /** What is done where a stage has validation images. */
  record Validation(
      String stage,
      Timeline time,
      int images,
      Evaluation evaluation,
      BestWeights best,
      TrainingStep step) {}

  /**
   * @param saved where the state is saved
   * @param writer saves it
   * @param validation null where there are no validation images
   */
  TrainingLog(
      MetricsLog metrics,
      Progress progress,
      Interruption interruption,
      TrainingState state,
      StateFolder saved,
      CheckpointWriter writer,
      @Nullable Validation validation) {
    this.metrics = metrics;
    this.progress = progress;
    this.interruption = interruption;
    this.state = state;
    this.saved = saved;
    this.writer = writer;
    this.validation = validation;
  }

  @Override
  public void updated(UpdateMetrics update) {
    metrics.update(update);
    progress.update(update);
    writer.check();
  }

  @Override
  public boolean epochEnded(long update) {
    return validation == null
        || validation.step.evaluated(() -> evaluate(validation, update));
  }

  private boolean evaluate(Validation validation, long update) {
    Map<String, Double> figures =
        validation.evaluation.measure(
            images -> {
              progress.evaluated(images, validation.images);
              return !interruption.asked();
            });
    if (interruption.asked()) {
      return false; // measured again when the run goes on
    }
    if (!figures.isEmpty()) {
      long epoch = validation.time.epoch(update) + 1;
      metrics.evaluation(update + 1, epoch, figures);
      progress.say(Progress.figures(validation.stage + "  epoch " + epoch, figures));
    }
    validation.best.offer(figures, update + 1, validation.step.network().parameters());
    return true;
  }

  @Override
  public boolean lacksEndOfEpoch(long update) {
    return validation != null && metrics.evaluated() != update + 1;
  }

  @Override
  public boolean asksToStop() {
    return interruption.asked();
  }

  @Override
  public void checkpoint(double seconds) {
    state.save(writer, saved, seconds);
  }
}
