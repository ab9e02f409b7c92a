package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is generalized already.
 *
 * @param classes each after those of the layers that it holds
 * @param classOf the class of each instance
 * @param functionOf the function of each call
 */
record Known(
    List<GeneralClass> classes,
    Map<Instance, GeneralClass> classOf,
    Map<ResidualFunction, GeneralFunction> functionOf) {

  /** Nothing. */
  static final Known NOTHING = new Known(List.of(), Map.of(), Map.of());

  /** With another class. */
  Known with(GeneralClass type) {
    List<GeneralClass> more = new ArrayList<>(classes);
    more.add(type);
    Map<Instance, GeneralClass> all = new HashMap<>(classOf);
    type.instances().forEach(instance -> all.put(instance, type));
    return new Known(more, all, functionOf);
  }

  /** With another function. */
  Known with(GeneralFunction function) {
    Map<ResidualFunction, GeneralFunction> all = new HashMap<>(functionOf);
    function.calls().forEach(call -> all.put(call, function));
    return new Known(classes, classOf, all);
  }

  /** The class of a layer, or null where the runtime provides it. */
  @Nullable GeneralClass classOf(Instance layer) {
    return layer.external() ? null : Objects.requireNonNull(classOf.get(layer));
  }

  /** Whether two layers are of one class. */
  boolean oneClass(Instance a, Instance b) {
    return a.external() || b.external()
        ? a.external()
            && b.external()
            && a.kind().equals(b.kind())
            && a.component().equals(b.component())
        : classOf(a) == classOf(b);
  }

  /** Whether all layers of a list, in all instances that have it, are of one class. */
  boolean uniform(List<Instance> instances, String list) {
    Set<String> names = new HashSet<>();
    for (Instance instance : instances) {
      if (instance.parts().get(list) instanceof Instance.LayersPart part) {
        for (int i = 0; i < part.layers().size(); i++) {
          Instance.LayerPart layer = part.layers().get(i);
          GeneralClass type = classOf(layer.instance());
          boolean counted = layer.key().equals(String.valueOf(i));
          names.add(type != null && counted ? type.name() : "");
        }
      }
    }
    return names.size() == 1 && !names.contains("");
  }
}
