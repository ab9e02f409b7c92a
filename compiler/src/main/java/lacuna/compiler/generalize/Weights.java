package lacuna.compiler.generalize;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.WeightKey;
import lacuna.compiler.value.Value;

/** Lists the parameters and buffers of instances with their keys, in the order they are made. */
public final class Weights {
  private static final Inherited OUTERMOST = new Inherited("", -1, true, true);

  private Weights() {}

  /** All of a stage, or of a part. */
  public static List<StagePlan.Weight> of(Instance instance) {
    return OUTERMOST.all(instance).toList();
  }

  /** Those of each part of a stage, by the part's name. */
  public static Map<String, List<StagePlan.Weight>> ofParts(Instance stage) {
    Map<String, List<StagePlan.Weight>> all = new LinkedHashMap<>();
    stage.parts().forEach((name, part) -> all.put(name, OUTERMOST.all(part).toList()));
    return all;
  }

  /**
   * What {@code with} says of the layers around, which holds unless it says otherwise within.
   *
   * @param path the key so far
   * @param level distance from the input, or -1
   */
  private record Inherited(String path, int level, boolean decay, boolean trained) {
    private Stream<StagePlan.Weight> all(Instance instance) {
      return instance.parts().entrySet().stream()
          .sorted(
              Comparator.comparingInt((Map.Entry<String, Instance.Part> e) -> e.getValue().order())
                  .thenComparing(Map.Entry::getKey))
          .flatMap(entry -> all(entry.getValue()));
    }

    private Stream<StagePlan.Weight> all(Instance.Part part) {
      return part.accept(
          new Instance.Part.Visitor<>() {
            @Override
            public Stream<StagePlan.Weight> visitTensorPart(Instance.TensorPart tensor) {
              return Stream.of(weight(tensor));
            }

            @Override
            public Stream<StagePlan.Weight> visitLayerPart(Instance.LayerPart layer) {
              return within(layer.key(), layer.attributes()).all(layer.instance());
            }

            @Override
            public Stream<StagePlan.Weight> visitLayersPart(Instance.LayersPart list) {
              String inner = WeightKey.join(path, list.key());
              Inherited own = new Inherited(inner, level, decay, trained);
              return list.layers().stream().flatMap(own::all);
            }
          });
    }

    private StagePlan.Weight weight(Instance.TensorPart tensor) {
      Inherited own = within(tensor.key(), tensor.attributes());
      List<Long> shape = tensor.type().shape().stream().map(Value.Int::number).toList();
      return new StagePlan.Weight(
          own.path,
          shape,
          tensor.type().element().word(),
          tensor.buffer(),
          own.decay && shape.size() > 1 && !tensor.buffer(),
          own.level,
          own.trained || Boolean.TRUE.equals(tensor.attributes().running()));
    }

    private Inherited within(String key, Instance.Attributes with) {
      return new Inherited(
          WeightKey.join(path, key),
          with.level() == null ? level : (int) ((Value.Int) with.level().value()).number(),
          with.decay() == null ? decay : with.decay(),
          with.trainable() == null ? trained : with.trainable());
    }
  }
}
