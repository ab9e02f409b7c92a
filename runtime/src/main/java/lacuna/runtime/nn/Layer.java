package lacuna.runtime.nn;

import lacuna.runtime.tensor.Context;

/** A part of a network, at one place of the parameter tree. */
public abstract class Layer {
  private final String path;

  /**
   * @param at the place whose key is the layer's name
   */
  protected Layer(Weights at) {
    path = at.path();
  }

  /** The layer's place, as in {@code encoder.blocks.0.attn}; empty at the root. */
  public final String path() {
    return path;
  }

  /** Images in the running step. */
  protected static long batch() {
    return Context.current().batch();
  }
}
