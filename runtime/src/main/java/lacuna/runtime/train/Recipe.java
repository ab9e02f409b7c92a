package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.source.Source;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a stage is run: the settings that all stages have in common.
 *
 * @param image height and width that the network sees, in pixels
 * @param channels of an image
 * @param data images to learn from
 * @param validation images for the figures; null for none
 * @param validationAugment changes to an image for the figures; null for a resize to {@code image}
 * @param mean of each channel, for normalisation
 * @param std standard deviation of each channel, for normalisation
 * @param batchSize images per update, over all accumulated parts
 * @param precision of products
 * @param seed of everything random
 * @param workers threads that prepare images; 0 prepares them in the training thread
 * @param maxCorrupt unreadable image files that are let pass: a share of all below 1, else their number
 * @param from weights to begin with; null for drawn ones
 * @param ignoreKeys keys that those weights may have and that are not wanted
 * @param unused keys that loaded weights may have beside the network's own
 * @param learning how its weights change; null for a stage that gathers and learns nothing
 */
public record Recipe(
    Size image,
    int channels,
    DataSource data,
    @Nullable DataSource validation,
    @Nullable List<Augment> validationAugment,
    List<Double> mean,
    List<Double> std,
    int batchSize,
    Precision precision,
    int seed,
    int workers,
    double maxCorrupt,
    @Nullable Source from,
    List<String> ignoreKeys,
    List<String> unused,
    @Nullable Learning learning) {

  /** Checks what can be known without looking at the images. */
  public Recipe {
    require(batchSize >= 1, "batch_size is %d; an update needs at least one image", batchSize);
    require(
        learning == null || batchSize % learning.accumulate() == 0,
        "batch_size %d cannot be split into %d equal parts (accumulate)",
        batchSize,
        learning == null ? 1 : learning.accumulate());
    require(workers >= 0, "workers is %d; it cannot be negative", workers);
    require(maxCorrupt >= 0, "max_corrupt is %s; it cannot be negative", maxCorrupt);
    require(
        mean.size() == channels && std.size() == channels,
        "an image has %d channels, but mean has %d numbers and std %d",
        channels,
        mean.size(),
        std.size());
    require(
        std.stream().allMatch(d -> d > 0), "std is %s; all must be above 0", std);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    ignoreKeys = List.copyOf(ignoreKeys);
    unused = List.copyOf(unused);
  }

  /**
   * A recipe with the defaults of the language; image and data must be set and, of a stage that
   * learns, length, optimizer and schedule.
   */
  public static RecipeBuilder builder() {
    return new RecipeBuilder();
  }

  /** A builder that begins with this recipe. */
  public RecipeBuilder but() {
    return new RecipeBuilder(this);
  }

  /** Images that go through the network at once: a part of an update. */
  public int partSize() {
    return learning == null ? batchSize : batchSize / learning.accumulate();
  }

  static void require(boolean holds, String message, @Nullable Object... values) {
    if (!holds) {
      throw new RunException(message.formatted(values));
    }
  }
}
