package lacuna.runtime.train;

import java.util.List;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.optimizer.Optimizer;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link RecipeBuilder} that only a stage has which trains. */
final class TrainConfigBuilder {
  List<Augment> augment = List.of();
  @Nullable Duration length;
  int accumulate = 1;
  @Nullable Optimizer optimizer;
  @Nullable Schedule schedule;
  @Nullable Double clip;
  boolean clipParts;
  boolean checkpointBlocks;
  List<String> freeze = List.of();
  @Nullable Duration freezeUntil;
  @Nullable Double ema;
  Duration checkpoint = Duration.epochs(5);
  int keepLast = 2;
  @Nullable Duration keepEvery;

  TrainConfigBuilder() {}

  TrainConfigBuilder(TrainConfig config) {
    augment = config.augment();
    length = config.length();
    accumulate = config.accumulate();
    optimizer = config.optimizer();
    schedule = config.schedule();
    clip = config.clip();
    clipParts = config.clipParts();
    checkpointBlocks = config.checkpointBlocks();
    freeze = config.freeze();
    freezeUntil = config.freezeUntil();
    ema = config.ema();
    checkpoint = config.checkpoint();
    keepLast = config.keepLast();
    keepEvery = config.keepEvery();
  }

  /** A stage that trains has a length, an optimizer and a schedule; another has none of them. */
  @Nullable TrainConfig build() {
    return length == null && optimizer == null && schedule == null
        ? null
        : new TrainConfig(
            augment,
            RecipeBuilder.set("length", length),
            accumulate,
            RecipeBuilder.set("optimizer", optimizer),
            RecipeBuilder.set("schedule", schedule),
            clip,
            clipParts,
            checkpointBlocks,
            freeze,
            freezeUntil,
            ema,
            checkpoint,
            keepLast,
            keepEvery);
  }
}
