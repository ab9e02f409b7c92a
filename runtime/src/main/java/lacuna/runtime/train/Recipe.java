package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.source.Source;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a stage is run: the settings that all stages have in common.
 *
 * @param image height and width that the network sees, in pixels
 * @param channels of an image
 * @param data images to train on
 * @param validation images to evaluate on; null for none
 * @param validationAugment transforms of a validation image; null for a resize to {@code image}
 * @param mean of each channel, for normalization
 * @param std standard deviation of each channel, for normalization
 * @param batchSize images per update, over all accumulated micro-batches
 * @param precision of products
 * @param deterministic whether libtorch must use deterministic algorithms, on a GPU too
 * @param seed of everything random
 * @param workers threads that prepare images; 0 prepares them in the training thread
 * @param maxCorrupt unreadable image files to tolerate: a share of all below 1, else their number
 * @param from initial weights; null for random ones
 * @param ignoreKeys keys of those weights to ignore
 * @param unused keys that loaded weights may have beside the network's own
 * @param every how often it is run while the stage that {@code from} names trains, in epochs or
 *     updates of that stage; null for after it alone
 * @param training how its weights change; null for a stage that trains nothing, as kNN
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
    boolean deterministic,
    int seed,
    int workers,
    double maxCorrupt,
    @Nullable Source from,
    List<String> ignoreKeys,
    List<String> unused,
    @Nullable Duration every,
    @Nullable TrainConfig training) {

  /** Checks what can be known without looking at the images. */
  public Recipe {
    require(batchSize >= 1, "`batch_size` must be at least 1; it is %d", batchSize);
    require(
        training == null || batchSize % training.accumulate() == 0,
        "`accumulate` must divide `batch_size`: %d cannot be split into %d equal micro-batches",
        batchSize,
        training == null ? 1 : training.accumulate());
    require(workers >= 0, "`workers` must not be negative; it is %d", workers);
    require(maxCorrupt >= 0, "`max_corrupt` must not be negative; it is %s", maxCorrupt);
    require(
        mean.size() == channels && std.size() == channels,
        "`mean` and `std` must have one number per channel, %d; they have %d and %d",
        channels,
        mean.size(),
        std.size());
    require(
        std.stream().allMatch(d -> d > 0),
        "`std` must be above 0; it is %s",
        std);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    ignoreKeys = List.copyOf(ignoreKeys);
    unused = List.copyOf(unused);
  }

  /**
   * A recipe with the defaults of the language; image and data must be set and, of a stage that
   * trains, length, optimizer and schedule.
   */
  public static RecipeBuilder builder() {
    return new RecipeBuilder();
  }

  /** A builder that begins with this recipe. */
  public RecipeBuilder but() {
    return new RecipeBuilder(this);
  }

  /** Images in a micro-batch: what goes through the network at once. */
  public int microBatchSize() {
    return training == null ? batchSize : batchSize / training.accumulate();
  }

  /**
   * The smallest {@code accumulate} with which no more than so many images go through the network at
   * once; 0 where there is none.
   */
  public int accumulateFor(long images) {
    int best = 0;
    for (int i = 1; (long) i * i <= batchSize; i++) {
      if (batchSize % i == 0) {
        for (int parts : new int[] {i, batchSize / i}) {
          if (batchSize / parts <= images && (best == 0 || parts < best)) {
            best = parts;
          }
        }
      }
    }
    return best;
  }

  static void require(boolean holds, String message, @Nullable Object... values) {
    if (!holds) {
      throw new RunException(message.formatted(values));
    }
  }
}
