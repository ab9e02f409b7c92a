package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.nn.Freeze;
import lacuna.runtime.optimizer.Optimizer;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a stage trains: the part of a recipe that a stage without training does not have.
 *
 * @param augment transforms of a training image, in order
 * @param length of the run
 * @param accumulate micro-batches of an update, each with a forward and a backward pass of its own
 * @param optimizer what changes the weights
 * @param schedule learning rate over the run
 * @param clip largest global gradient norm; null for no limit
 * @param clipParts whether the sum of gradients is clipped after every micro-batch, not once per
 *     update
 * @param checkpointBlocks whether blocks keep their inputs alone and are computed again for their
 *     gradients
 * @param freeze keys of the parts that are not trained, each with all below it
 * @param freezeUntil how long they are not; null for good
 * @param ema decay of the moving average of the weights; null for none
 * @param checkpoint how often the state is saved
 * @param keepLast how many of the newest states are kept
 * @param keepEvery how often a state is saved that is kept for good; null for never
 */
public record TrainConfig(
    List<Augment> augment,
    Duration length,
    int accumulate,
    Optimizer optimizer,
    Schedule schedule,
    @Nullable Double clip,
    boolean clipParts,
    boolean checkpointBlocks,
    List<String> freeze,
    @Nullable Duration freezeUntil,
    @Nullable Double ema,
    Duration checkpoint,
    int keepLast,
    @Nullable Duration keepEvery) {

  /** Checks what can be known without looking at the images. */
  public TrainConfig {
    Recipe.require(accumulate >= 1, "`accumulate` must be at least 1; it is %d", accumulate);
    Recipe.require(length.count() >= 1, "`length` must be at least 1; it is %s", length);
    Recipe.require(
        checkpoint.count() >= 1, "`checkpoint` must be at least 1; it is %s", checkpoint);
    Recipe.require(keepLast >= 1, "`keep_last` must be at least 1; it is %d", keepLast);
    Recipe.require(
        keepEvery == null || keepEvery.count() >= 1,
        "`keep_every` must be at least 1; it is %s",
        keepEvery);
    Recipe.require(clip == null || clip > 0, "`clip` must be above 0; it is %s", clip);
    Recipe.require(
        ema == null || ema > 0 && ema < 1, "`ema` must be above 0 and below 1; it is %s", ema);
    augment = List.copyOf(augment);
    freeze = List.copyOf(freeze);
  }

  /** The parts that are not trained, or not at first. */
  public Freeze frozen() {
    return new Freeze(freeze, freezeUntil == null);
  }
}
