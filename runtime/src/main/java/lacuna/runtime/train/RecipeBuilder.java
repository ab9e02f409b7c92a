package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.optimizer.Optimizer;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.source.Source;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Recipe}, one call per setting of a spec's stage. */
public final class RecipeBuilder {
  private @Nullable Size image;
  private int channels = 3;
  private @Nullable DataSource data;
  private @Nullable DataSource validation;
  private @Nullable List<Augment> validationAugment;
  private List<Double> mean = List.of(0.485, 0.456, 0.406);
  private List<Double> std = List.of(0.229, 0.224, 0.225);
  private int batchSize = 256;
  private Precision precision = Precision.FP32;
  private boolean deterministic;
  private int seed;
  private @Nullable Integer workers;
  private double maxCorrupt = 0.01;
  private @Nullable Source from;
  private List<String> ignoreKeys = List.of();
  private List<String> unused = List.of();
  private @Nullable Duration every;
  private final TrainConfigBuilder training;

  RecipeBuilder() {
    training = new TrainConfigBuilder();
  }

  RecipeBuilder(Recipe recipe) {
    image = recipe.image();
    channels = recipe.channels();
    data = recipe.data();
    validation = recipe.validation();
    validationAugment = recipe.validationAugment();
    mean = recipe.mean();
    std = recipe.std();
    batchSize = recipe.batchSize();
    precision = recipe.precision();
    deterministic = recipe.deterministic();
    seed = recipe.seed();
    workers = recipe.workers();
    maxCorrupt = recipe.maxCorrupt();
    from = recipe.from();
    ignoreKeys = recipe.ignoreKeys();
    unused = recipe.unused();
    every = recipe.every();
    TrainConfig config = recipe.training();
    training = config == null ? new TrainConfigBuilder() : new TrainConfigBuilder(config);
  }

  /** Height and width that the network sees. */
  public RecipeBuilder image(Size image) {
    this.image = image;
    return this;
  }

  /** Channels of an image; 3 unless set. */
  public RecipeBuilder channels(int channels) {
    this.channels = channels;
    return this;
  }

  /** Images to train on. */
  public RecipeBuilder data(DataSource data) {
    this.data = data;
    return this;
  }

  /** Images to evaluate on; null, the default, for none. */
  public RecipeBuilder validation(@Nullable DataSource validation) {
    this.validation = validation;
    return this;
  }

  /** Transforms of a training image, in order; none unless set. */
  public RecipeBuilder augment(List<Augment> augment) {
    training.augment = augment;
    return this;
  }

  /** Transforms of a validation image; null, the default, for a resize to the image size. */
  public RecipeBuilder validationAugment(@Nullable List<Augment> validationAugment) {
    this.validationAugment = validationAugment;
    return this;
  }

  /** Mean of each channel; ImageNet's unless set. */
  public RecipeBuilder mean(List<Double> mean) {
    this.mean = mean;
    return this;
  }

  /** Standard deviation of each channel; ImageNet's unless set. */
  public RecipeBuilder std(List<Double> std) {
    this.std = std;
    return this;
  }

  /** Length of the run. */
  public RecipeBuilder length(Duration length) {
    training.length = length;
    return this;
  }

  /** Images per update, or at once where nothing is trained; 256 unless set. */
  public RecipeBuilder batchSize(int batchSize) {
    this.batchSize = batchSize;
    return this;
  }

  /** Micro-batches of an update; 1 unless set. */
  public RecipeBuilder accumulate(int accumulate) {
    training.accumulate = accumulate;
    return this;
  }

  /** What changes the weights. */
  public RecipeBuilder optimizer(Optimizer optimizer) {
    training.optimizer = optimizer;
    return this;
  }

  /** The learning rate over the run. */
  public RecipeBuilder schedule(Schedule schedule) {
    training.schedule = schedule;
    return this;
  }

  /** Largest global gradient norm; null, the default, for no limit. */
  public RecipeBuilder clip(@Nullable Double clip) {
    training.clip = clip;
    return this;
  }

  /** Whether the sum of gradients is clipped after every micro-batch, not once per update. */
  public RecipeBuilder clipParts(boolean clipParts) {
    training.clipParts = clipParts;
    return this;
  }

  /** Whether blocks are computed again for their gradients, to save memory; false unless set. */
  public RecipeBuilder checkpointBlocks(boolean checkpointBlocks) {
    training.checkpointBlocks = checkpointBlocks;
    return this;
  }

  /** Precision of products, {@code fp32}, {@code tf32} or {@code bf16}; fp32 unless set. */
  public RecipeBuilder precision(String word) {
    precision = Precision.of(word);
    return this;
  }

  /** Whether libtorch must use deterministic algorithms; false unless set. */
  public RecipeBuilder deterministic(boolean deterministic) {
    this.deterministic = deterministic;
    return this;
  }

  /** Seed of everything random; 0 unless set. */
  public RecipeBuilder seed(int seed) {
    this.seed = seed;
    return this;
  }

  /** Threads that prepare images; null, the default, for one per core of the processor. */
  public RecipeBuilder workers(@Nullable Integer workers) {
    this.workers = workers;
    return this;
  }

  /** Keys of the parts that are not trained, each with all below it; none unless set. */
  public RecipeBuilder freeze(List<String> freeze) {
    training.freeze = freeze;
    return this;
  }

  /** How long they are not trained; null, the default, for good. */
  public RecipeBuilder freezeUntil(@Nullable Duration freezeUntil) {
    training.freezeUntil = freezeUntil;
    return this;
  }

  /** Decay of the moving average of the weights; null, the default, for none. */
  public RecipeBuilder ema(@Nullable Double ema) {
    training.ema = ema;
    return this;
  }

  /** How often the state is saved; every 5 epochs unless set. */
  public RecipeBuilder checkpoint(Duration checkpoint) {
    training.checkpoint = checkpoint;
    return this;
  }

  /** How many of the newest states are kept; 2 unless set. */
  public RecipeBuilder keepLast(int keepLast) {
    training.keepLast = keepLast;
    return this;
  }

  /** How often a state is saved that is kept for good; null, the default, for never. */
  public RecipeBuilder keepEvery(@Nullable Duration keepEvery) {
    training.keepEvery = keepEvery;
    return this;
  }

  /** Unreadable files to tolerate: a share of all below 1, else their number; 0.01 unless set. */
  public RecipeBuilder maxCorrupt(double maxCorrupt) {
    this.maxCorrupt = maxCorrupt;
    return this;
  }

  /** Initial weights; null, the default, for random ones. */
  public RecipeBuilder from(@Nullable Source from) {
    this.from = from;
    return this;
  }

  /** Keys that {@link #from} may hold beside what the network has; none unless set. */
  public RecipeBuilder ignoreKeys(List<String> ignoreKeys) {
    this.ignoreKeys = ignoreKeys;
    return this;
  }

  /**
   * Keys that the network's components know and this network does not have, within the part that is
   * loaded; {@code *} stands for any number. Loaded weights may have them.
   */
  public RecipeBuilder unused(List<String> unused) {
    this.unused = unused;
    return this;
  }

  /** How often it is run while the stage before trains; null, the default, for after it alone. */
  public RecipeBuilder every(@Nullable Duration every) {
    this.every = every;
    return this;
  }

  /** The recipe; a {@link RunException} where settings are missing or contradict each other. */
  public Recipe build() {
    return new Recipe(
        set("image", image),
        channels,
        set("data", data),
        validation,
        validationAugment,
        mean,
        std,
        batchSize,
        precision,
        deterministic,
        seed,
        workers == null ? Runtime.getRuntime().availableProcessors() : workers,
        maxCorrupt,
        from,
        ignoreKeys,
        unused,
        every,
        training.build());
  }

  static <T> T set(String name, @Nullable T value) {
    if (value == null) {
      throw new RunException("the setting `" + name + "` is missing");
    }
    return value;
  }
}
