package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.optimizer.Optimizer;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.source.Source;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a stage is trained: the settings that all stages have in common.
 *
 * @param image height and width that the network sees, in pixels
 * @param channels of an image
 * @param data training images
 * @param validation images for the figures after every epoch; null for none
 * @param augment changes to a training image, in order
 * @param validationAugment changes to an image for the figures; null for a resize to {@code image}
 * @param mean of each channel, for normalisation
 * @param deviation of each channel, for normalisation
 * @param length of the run
 * @param batchSize images per update, over all accumulated parts
 * @param accumulate parts of an update, each with a forward and a backward pass of its own
 * @param clip largest global gradient norm; null for no limit
 * @param clipParts whether the sum of gradients is clipped after every part, not once per update
 * @param precision of products
 * @param seed of everything random
 * @param workers threads that prepare images; 0 prepares them in the training thread
 * @param checkpoint how often the state is saved
 * @param broken unreadable image files that are let pass: a share of all below 1, else their number
 * @param from weights to begin with; null for drawn ones
 * @param leftOut keys that those weights may have and that are not wanted
 * @param unused keys that loaded weights may have beside the network's own
 */
public record Recipe(
    Size image,
    int channels,
    DataSource data,
    @Nullable DataSource validation,
    List<Augment> augment,
    @Nullable List<Augment> validationAugment,
    List<Double> mean,
    List<Double> deviation,
    Duration length,
    int batchSize,
    int accumulate,
    Optimizer optimizer,
    Schedule schedule,
    @Nullable Double clip,
    boolean clipParts,
    Precision precision,
    int seed,
    int workers,
    Duration checkpoint,
    double broken,
    @Nullable Source from,
    List<String> leftOut,
    List<String> unused) {

  /** Checks what can be known without looking at the images. */
  public Recipe {
    require(batchSize >= 1, "batch_size is %d; an update needs at least one image", batchSize);
    require(accumulate >= 1, "accumulate is %d; it must be at least 1", accumulate);
    require(
        batchSize % accumulate == 0,
        "batch_size %d cannot be split into %d equal parts (accumulate)",
        batchSize,
        accumulate);
    require(length.count() >= 1, "length is %s: nothing would be trained", length);
    require(checkpoint.count() >= 1, "checkpoint is %s; it must be at least 1", checkpoint);
    require(clip == null || clip > 0, "clip is %s; a gradient norm is above 0", clip);
    require(workers >= 0, "workers is %d; it cannot be negative", workers);
    require(broken >= 0, "broken is %s; it cannot be negative", broken);
    require(
        mean.size() == channels && deviation.size() == channels,
        "an image has %d channels, but mean has %d numbers and deviation %d",
        channels,
        mean.size(),
        deviation.size());
    require(
        deviation.stream().allMatch(d -> d > 0), "deviation is %s; all must be above 0", deviation);
    augment = List.copyOf(augment);
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    leftOut = List.copyOf(leftOut);
    unused = List.copyOf(unused);
  }

  /**
   * A recipe with the defaults of the language; data, length, optimizer and schedule must be set.
   */
  public static RecipeBuilder builder() {
    return new RecipeBuilder();
  }

  /** A builder that begins with this recipe. */
  public RecipeBuilder but() {
    return new RecipeBuilder(this);
  }

  /** Images per part of an update. */
  public int partSize() {
    return batchSize / accumulate;
  }

  private static void require(boolean holds, String message, @Nullable Object... values) {
    if (!holds) {
      throw new RunException(message.formatted(values));
    }
  }
}
