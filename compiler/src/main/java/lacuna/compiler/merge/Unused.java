package lacuna.compiler.merge;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Instance;

/**
 * Keys of what the components of a stage declare and the stage does not use, which weights that
 * another stage was trained with may hold. {@code *} stands for any number, since layers of one
 * list are alike.
 */
public final class Unused {
  private final Set<String> keys = new LinkedHashSet<>();

  private Unused() {}

  /** All of a stage, in the order of declaration. */
  public static Set<String> of(Instance stage) {
    Unused all = new Unused();
    all.walk(stage, "");
    return all.keys;
  }

  private void walk(Instance instance, String path) {
    for (Map.Entry<String, String> member : instance.declaredKeys().entrySet()) {
      if (!instance.parts().containsKey(member.getKey()) && !member.getValue().isEmpty()) {
        keys.add(join(path, member.getValue()));
      }
    }
    for (Instance.Part part : instance.parts().values()) {
      if (part instanceof Instance.LayerPart layer) {
        walk(layer.instance(), join(path, layer.key()));
      } else if (part instanceof Instance.LayersPart list) {
        for (Instance.LayerPart layer : list.layers()) {
          String step = layer.key().matches("\\d+") ? "*" : layer.key();
          walk(layer.instance(), join(join(path, list.key()), step));
        }
      }
    }
  }

  private static String join(String path, String step) {
    return step.isEmpty() ? path : path.isEmpty() ? step : path + "." + step;
  }
}
