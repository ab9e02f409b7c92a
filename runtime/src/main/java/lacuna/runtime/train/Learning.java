package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.optimizer.Optimizer;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of a recipe that a stage has which learns by updates.
 *
 * @param augment changes to a training image, in order
 * @param length of the run
 * @param accumulate parts of an update, each with a forward and a backward pass of its own
 * @param optimizer what changes the weights
 * @param schedule the rate over the run
 * @param clip largest global gradient norm; null for no limit
 * @param clipParts whether the sum of gradients is clipped after every part, not once per update
 * @param checkpoint how often the state is saved
 */
public record Learning(
    List<Augment> augment,
    Duration length,
    int accumulate,
    Optimizer optimizer,
    Schedule schedule,
    @Nullable Double clip,
    boolean clipParts,
    Duration checkpoint) {

  /** Checks what can be known without looking at the images. */
  public Learning {
    Recipe.require(accumulate >= 1, "accumulate is %d; it must be at least 1", accumulate);
    Recipe.require(length.count() >= 1, "length is %s: nothing would be trained", length);
    Recipe.require(checkpoint.count() >= 1, "checkpoint is %s; it must be at least 1", checkpoint);
    Recipe.require(clip == null || clip > 0, "clip is %s; a gradient norm is above 0", clip);
    augment = List.copyOf(augment);
  }
}
