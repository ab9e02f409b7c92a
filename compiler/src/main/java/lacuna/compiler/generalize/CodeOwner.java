package lacuna.compiler.generalize;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.residual.Instance;

/**
 * Whose code it is.
 *
 * @param owner which of the instances, or of the calls of a function
 * @param loops the layer that each loop variable stands for
 */
record CodeOwner(int owner, Map<String, Layer> loops) {

  /**
   * A layer of a list.
   *
   * @param member the member that holds it alone, or empty where the list has one class
   */
  record Layer(Instance instance, String member) {

    /** The member that holds one layer of a list whose layers are of several classes. */
    static String member(String list, int index) {
      return list + "_" + index;
    }
  }

  /** Outside of loops. */
  static CodeOwner of(int owner) {
    return new CodeOwner(owner, Map.of());
  }

  /** Within a loop. */
  CodeOwner in(String variable, Layer layer) {
    Map<String, Layer> inner = new LinkedHashMap<>(loops);
    inner.put(variable, layer);
    return new CodeOwner(owner, inner);
  }
}
