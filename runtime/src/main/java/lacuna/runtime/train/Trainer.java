package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/** The training loop of a stage; what is written and saved on the way is its listener's. */
public final class Trainer {
  private final TrainingStep step;
  private final Recipe recipe;
  private final TrainConfig config;
  private final Timeline time;
  private final BatchLoader batches;
  private final UpdateClock clock;

  /** Follows the loop. Updates count from 0. */
  public interface Listener {
    /** An update has been made. */
    void updated(UpdateMetrics metrics);

    /**
     * The last update of an epoch, or of the run, has been made; returns whether all that is then
     * to be done is done, and not stopped on the way.
     */
    boolean epochEnded(long update);

    /**
     * Whether a run that goes on after an update was stopped before what follows it was done.
     *
     * @param update the last of an epoch, or of the run
     */
    boolean lacksEndOfEpoch(long update);

    /** Whether to stop after the last update. */
    boolean asksToStop();

    /** It is time to save the state, after so many seconds of updates. */
    void checkpoint(double seconds);
  }

  /**
   * A loop that goes on after the updates that the optimizer has made.
   *
   * @param batches positioned at the next update
   * @param seconds spent in updates before, in a run that was stopped
   */
  public Trainer(
      TrainingStep step,
      Recipe recipe,
      TrainConfig config,
      Timeline time,
      BatchLoader batches,
      double seconds) {
    this.step = step;
    this.recipe = recipe;
    this.config = config;
    this.time = time;
    this.batches = batches;
    clock = new UpdateClock(seconds, batches);
  }

  /**
   * Makes updates.
   *
   * @param end number of the update before which to stop, at most all
   * @return whether all updates of the run have been made
   * @throws NotFiniteException before an update changes any weight
   */
  public boolean train(long end, Listener listener) {
    long first = step.optimizer().step();
    boolean lacking =
        first > 0 && endsEpoch(first - 1) && listener.lacksEndOfEpoch(first - 1);
    if (lacking && !listener.epochEnded(first - 1)) {
      return false;
    }
    for (long update = first; update < end; update++) {
      if (listener.asksToStop()) {
        return false;
      }
      clock.start();
      TrainingStep.Result result = step(update, listener);
      clock.stop();
      if (result == null) {
        return false;
      }
      listener.updated(metrics(update, result));
      if (endsEpoch(update) && !listener.epochEnded(update)) {
        return false;
      }
      if (isSaved(update + 1) && update + 1 < end) {
        listener.checkpoint(clock.seconds());
      }
    }
    return end == time.updates();
  }

  private boolean endsEpoch(long update) {
    return update + 1 == time.updates() || (update + 1) % time.updatesPerEpoch() == 0;
  }

  /**
   * An update; null where it was given up, which leaves the network as it was. That cannot be where
   * a forward pass changes running figures.
   */
  private TrainingStep.@Nullable Result step(long update, Listener listener) {
    boolean canBeGivenUp = !step.network().parameters().anyRunning();
    try {
      return step.update(
          update,
          rates(update),
          micro -> {
            if (micro > 0 && canBeGivenUp && listener.asksToStop()) {
              throw new GivenUp();
            }
            return batches.load(update, micro);
          });
    } catch (GivenUp stop) {
      return null;
    }
  }

  /** Leaves an update whose gradients are not complete. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("stopped between two batches", null, false, false);
    }
  }

  /** Whether the state after so many updates is saved on the way. */
  private boolean isSaved(long update) {
    Duration kept = config.keepEvery();
    return update % Math.max(1, time.updates(config.checkpoint())) == 0
        || kept != null && update % Math.max(1, time.updates(kept)) == 0;
  }

  /** Learning rate of an update, for a group of scale 1. */
  public double rate(long update) {
    return rate(update, 1);
  }

  private List<Double> rates(long update) {
    return step.optimizer().groups().stream().map(group -> rate(update, group.scale())).toList();
  }

  private double rate(long update, double scale) {
    return config.schedule().rate(update, time.rate(config.optimizer().rate()), scale, time);
  }

  /** Seconds spent in updates since the stage began. */
  public double seconds() {
    return clock.seconds();
  }

  private UpdateMetrics metrics(long update, TrainingStep.Result result) {
    return new UpdateMetrics(
        update + 1,
        time.epoch(update) + 1,
        result.loss(),
        rate(update),
        result.gradientNorm(),
        recipe.batchSize() / clock.lap(),
        clock.waitShare(),
        PeakMemory.of(step.network().device()),
        clock.lap(),
        clock.seconds());
  }
}
