package lacuna.runtime.schedule;

import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/**
 * A run as a line of micro-batches.
 *
 * <p>An epoch has {@code perEpoch} micro-batches; every {@code accumulate} of them make an update.
 * What is left of an epoch after its last whole update is not used.
 *
 * @param perEpoch micro-batches per epoch, at least {@code accumulate}
 * @param accumulate micro-batches per update, at least 1
 * @param batchSize images per update
 * @param length of the whole run
 */
public record Timeline(long perEpoch, int accumulate, int batchSize, Duration length) {

  /** Checks that an epoch holds at least one update. */
  public Timeline {
    if (accumulate < 1 || perEpoch < accumulate) {
      throw new IllegalArgumentException(
          "an epoch of " + perEpoch + " micro-batches holds no update of " + accumulate);
    }
  }

  /** Updates in one epoch. */
  public long updatesPerEpoch() {
    return perEpoch / accumulate;
  }

  /** Updates in the whole run. */
  public long updates() {
    return updates(length);
  }

  /** Updates in a duration. */
  public long updates(Duration duration) {
    return switch (duration.unit()) {
      case EPOCHS -> Math.multiplyExact(duration.count(), updatesPerEpoch());
      case STEPS -> duration.count();
    };
  }

  /** Micro-batches from the start of the run to the end of a duration. */
  public long position(Duration duration) {
    return switch (duration.unit()) {
      case EPOCHS -> Math.multiplyExact(duration.count(), perEpoch);
      case STEPS -> first(duration.count());
    };
  }

  /** Micro-batches of the whole run. */
  public long end() {
    return position(length);
  }

  /** Index of the first micro-batch of an update; both count from 0. */
  public long first(long update) {
    long epoch = update / updatesPerEpoch();
    return epoch * perEpoch + update % updatesPerEpoch() * accumulate;
  }

  /** Index of the last micro-batch of an update; both count from 0. */
  public long last(long update) {
    return first(update) + accumulate - 1;
  }

  /** Epoch that an update belongs to; both count from 0. */
  public long epoch(long update) {
    return update / updatesPerEpoch();
  }

  /** Rate for this run's batch size: linear in the images per update, where the rate says so. */
  public double rate(Rate rate) {
    return rate.at(batchSize);
  }
}
