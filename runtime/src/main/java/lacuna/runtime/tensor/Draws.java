package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a part of a forward pass draws at random, for it to be computed again with the same. */
final class Draws {
  private final NDManager owner;
  private final List<NDArray> drawn = new ArrayList<>();
  private int next;
  private boolean replays;

  /**
   * @param owner of the draws until they are no longer needed
   */
  Draws(NDManager owner) {
    this.owner = owner;
  }

  /** From now on the draws are repeated, from the first. */
  void replay() {
    replays = true;
    next = 0;
  }

  boolean replays() {
    return replays;
  }

  /** Draws, or repeats what was drawn. */
  NDArray of(Supplier<NDArray> draw) {
    if (replays) {
      return drawn.get(next++);
    }
    NDArray value = draw.get();
    drawn.add(Script.callInto(owner, "alias", value));
    return value;
  }
}
