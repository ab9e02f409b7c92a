package lacuna.runtime.run;

import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.train.Trainer;
import lacuna.runtime.train.TrainingStep;
import lacuna.runtime.train.UpdateMetrics;
import org.jspecify.annotations.Nullable;

/** Follows a training loop: writes its metrics, evaluates after epochs and saves the state. */
final class TrainingLog implements Trainer.Listener {
  private final MetricsLog metrics;
  private final Progress progress;
  private final Interruption interruption;
  private final TrainingStep step;
  private final TrainingState state;
  private final StateFolder saved;
  private final CheckpointWriter writer;
  private final @Nullable Validation validation;
  private final Probes probes;

  /**
   * @param saved where the state is saved
   * @param writer saves it
   * @param validation null where there are no validation images
   */
  TrainingLog(
      MetricsLog metrics,
      Progress progress,
      Interruption interruption,
      TrainingStep step,
      TrainingState state,
      StateFolder saved,
      CheckpointWriter writer,
      @Nullable Validation validation,
      Probes probes) {
    this.metrics = metrics;
    this.progress = progress;
    this.interruption = interruption;
    this.step = step;
    this.state = state;
    this.saved = saved;
    this.writer = writer;
    this.validation = validation;
    this.probes = probes;
  }

  @Override
  public void updated(UpdateMetrics update) {
    metrics.update(update);
    progress.update(update);
    writer.check();
  }

  @Override
  public boolean epochEnded(long update) {
    return !lacksEndOfEpoch(update) || step.evaluated(() -> measured(update));
  }

  private boolean measured(long update) {
    return (validation == null
            || !lacksEvaluation(update)
            || validation.run(update, metrics, progress, interruption))
        && probes.run(update, metrics, interruption);
  }

  @Override
  public boolean lacksEndOfEpoch(long update) {
    return validation != null && lacksEvaluation(update) || probes.lack(update, metrics);
  }

  private boolean lacksEvaluation(long update) {
    return metrics.evaluated("") != update + 1;
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
