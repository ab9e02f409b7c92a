package lacuna.compiler.memory;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the memory that is held from the forward pass to the backward pass. */
final class Ledger {
  private final Set<Storage> saved = new HashSet<>();
  private final @Nullable Ledger around;
  private Storage sum = new Storage(0, 0);
  private Storage passing = new Storage(0, 0);

  /**
   * Counts from nothing.
   *
   * @param around counts what is held already; null for nothing
   */
  Ledger(@Nullable Ledger around) {
    this.around = around;
  }

  /** Holds a tensor's memory, which counts once. */
  void save(StepValue.Tensor tensor) {
    Storage storage = tensor.storage();
    if ((around == null || !around.saved.contains(storage)) && saved.add(storage)) {
      sum = sum.plus(storage);
    }
  }

  /** Notes memory that is there for a moment, and then no more. */
  void pass(Storage moment) {
    passing = passing.max(moment);
  }

  /** All that is held, and the most of what is there for a moment. */
  Storage total() {
    return sum.plus(passing);
  }
}
