package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;

/**
 * One named tensor of a network.
 *
 * @param key its name in a checkpoint, as {@code encoder.blocks.0.attn.qkv.weight}
 * @param array its values; training changes them in place
 * @param buffer whether no optimizer may ever change it: a saved constant or a running figure
 * @param decay whether weight decay applies to it; never for tensors of one axis
 * @param level distance from the input, for layer-wise decay; {@link #NO_LEVEL} where nothing is
 *     said
 * @param trained whether an optimizer may change it
 * @param adoption how it takes over loaded weights
 */
public record Parameter(
    String key,
    NDArray array,
    boolean buffer,
    boolean decay,
    int level,
    boolean trained,
    Adoption adoption) {

  /**
   * The level of parameters for which none is given: {@link Parameters#level} says what it means.
   */
  public static final int NO_LEVEL = -1;
}
