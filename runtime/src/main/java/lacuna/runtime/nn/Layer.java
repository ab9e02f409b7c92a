package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Context;

/** A part of a network, at one place of the parameter tree. */
public abstract class Layer {
  private final String path;
  private final boolean frozen;

  /**
   * @param at the place whose key is the layer's name
   */
  protected Layer(Weights at) {
    path = at.path();
    frozen = at.frozen();
  }

  /** The layer's place, as in {@code encoder.blocks.0.attn}; empty at the root. */
  public final String path() {
    return path;
  }

  /** Whether it learns nothing: it then computes as in evaluation, while others train. */
  final boolean frozen() {
    return frozen;
  }

  /**
   * Shows an observer what a part gave; returns the value to go on with.
   *
   * @param part the stage's parameter, as {@code encoder}
   * @param local the name that the step gives the value, as {@code features}
   */
  protected static NDArray seen(String part, String local, NDArray value) {
    Observer observer = Scope.observer();
    return observer == null ? value : observer.seen(part, local, value);
  }

  /** Shows an observer a value under its name alone; returns the value to go on with. */
  protected static NDArray seen(String local, NDArray value) {
    return seen(local, local, value);
  }

  /** Images in the running step. */
  protected static long batch() {
    return Context.current().batch();
  }
}
