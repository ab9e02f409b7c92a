package lacuna.runtime.nn;

/** Makes one layer of a list. */
@FunctionalInterface
public interface ListPart<L> {

  /**
   * @param at the layer's place
   * @param index its position, from 0
   */
  L make(Weights at, int index);
}
