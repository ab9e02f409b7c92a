package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;

/**
 * Looks at, or replaces, what a stage computes. What it is shown lives until the scope around it
 * closes: copy it to keep it. What it returns instead must belong to nobody or to a scope further
 * out.
 */
public interface Observer {

  /**
   * Called with what a layer returns.
   *
   * @return the value to go on with, usually the same
   */
  default NDArray result(Layer layer, NDArray value) {
    return value;
  }

  /**
   * Called with what a part of a stage gave, with what its step names, and with named random draws.
   *
   * @param part the stage's parameter, as {@code encoder}; the local name where it is no part
   * @param local the name that the step gives the value, as {@code features}
   * @return the value to go on with, usually the same
   */
  default NDArray observe(String part, String local, NDArray value) {
    return value;
  }
}
