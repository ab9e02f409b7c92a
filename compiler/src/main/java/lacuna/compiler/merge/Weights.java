package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.value.Value;

/**
 * Lists the parameters and buffers of an instance with their keys, in the order in which they are
 * made.
 */
public final class Weights {
  private final List<StagePlan.Weight> weights = new ArrayList<>();

  private Weights() {}

  /** All of a stage. */
  public static List<StagePlan.Weight> of(Instance stage) {
    Weights all = new Weights();
    all.walk(stage, "", -1, true, true);
    return all.weights;
  }

  /** Those of each part of a stage, by the part's name. */
  public static Map<String, List<StagePlan.Weight>> ofParts(Instance stage) {
    Map<String, List<StagePlan.Weight>> all = new LinkedHashMap<>();
    stage
        .parts()
        .forEach(
            (name, part) -> {
              Weights own = new Weights();
              own.part(part, "", -1, true, true);
              all.put(name, own.weights);
            });
    return all;
  }

  /** Whether an instance holds no weights at all. */
  static boolean none(Instance instance) {
    return of(instance).isEmpty();
  }

  private void walk(Instance instance, String path, int level, boolean decay, boolean trained) {
    instance.parts().entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Instance.Part> e) -> order(e.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> part(entry.getValue(), path, level, decay, trained));
  }

  private static int order(Instance.Part part) {
    if (part instanceof Instance.TensorPart tensor) {
      return tensor.order();
    }
    return part instanceof Instance.LayerPart layer
        ? layer.order()
        : ((Instance.LayersPart) part).order();
  }

  private void part(Instance.Part part, String path, int level, boolean decay, boolean trained) {
    if (part instanceof Instance.TensorPart tensor) {
      Instance.With with = tensor.with();
      List<Long> shape = tensor.type().shape().stream().map(Value.Int::number).toList();
      boolean decays = (with.decay() == null ? decay : with.decay()) && shape.size() > 1;
      weights.add(
          new StagePlan.Weight(
              join(path, tensor.key()),
              shape,
              tensor.type().element().word(),
              tensor.buffer(),
              decays && !tensor.buffer(),
              level(with, level),
              Boolean.TRUE.equals(with.running())
                  || (with.trainable() == null ? trained : with.trainable())));
    } else if (part instanceof Instance.LayerPart layer) {
      layer(layer, path, level, decay, trained);
    } else if (part instanceof Instance.LayersPart list) {
      list.layers().forEach(layer -> layer(layer, join(path, list.key()), level, decay, trained));
    }
  }

  private void layer(
      Instance.LayerPart layer, String path, int level, boolean decay, boolean trained) {
    Instance.With with = layer.with();
    walk(
        layer.instance(),
        join(path, layer.key()),
        level(with, level),
        with.decay() == null ? decay : with.decay(),
        with.trainable() == null ? trained : with.trainable());
  }

  private static int level(Instance.With with, int inherited) {
    return with.level() == null ? inherited : (int) ((Value.Int) with.level().value()).number();
  }

  private static String join(String path, String step) {
    return step.isEmpty() ? path : path.isEmpty() ? step : path + "." + step;
  }
}
