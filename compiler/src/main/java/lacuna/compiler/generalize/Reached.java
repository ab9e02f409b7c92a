package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.source.Span;

/**
 * What some stages hold and call.
 *
 * @param instances of each component of the language, in the order of a walk from the stages
 * @param calls of each function, by its declaration
 */
record Reached(
    Map<Declaration, List<Instance>> instances, Map<Span, Set<ResidualFunction>> calls) {
  private static final Instance.Part.Visitor<Stream<Instance>> LAYERS =
      new Instance.Part.Visitor<>() {
        @Override
        public Stream<Instance> visitTensorPart(Instance.TensorPart tensor) {
          return Stream.of();
        }

        @Override
        public Stream<Instance> visitLayerPart(Instance.LayerPart layer) {
          return Stream.of(layer.instance());
        }

        @Override
        public Stream<Instance> visitLayersPart(Instance.LayersPart list) {
          return list.layers().stream().map(Instance.LayerPart::instance);
        }
      };

  /** What declares an instance. */
  record Declaration(String kind, String component, Span place) {
    static Declaration of(Instance instance) {
      return new Declaration(instance.kind(), instance.component(), instance.place());
    }
  }

  /** Walks from the stages to all that they hold and call. */
  static Reached from(List<Instance> stages) {
    Set<Instance> all = new LinkedHashSet<>();
    stages.forEach(stage -> walk(stage, all));
    Map<Declaration, List<Instance>> instances = new LinkedHashMap<>();
    Map<Span, Set<ResidualFunction>> calls = new LinkedHashMap<>();
    for (Instance instance : all) {
      if (!instance.external()) {
        instances
            .computeIfAbsent(Declaration.of(instance), d -> new ArrayList<>())
            .add(instance);
      }
      functions(instance)
          .forEach(
              call ->
                  calls.computeIfAbsent(call.place(), d -> new LinkedHashSet<>()).add(call));
    }
    return new Reached(instances, calls);
  }

  private static void walk(Instance instance, Set<Instance> all) {
    if (all.add(instance)) {
      layers(instance).forEach(layer -> walk(layer, all));
    }
  }

  /** The instances of one component. */
  List<Instance> like(Instance instance) {
    return instances.get(Declaration.of(instance));
  }

  /** The layers that an instance holds. */
  static Stream<Instance> layers(Instance instance) {
    return instance.parts().values().stream().flatMap(part -> part.accept(LAYERS));
  }

  private static Stream<ResidualFunction> functions(Instance instance) {
    return Stream.concat(
        instance.methods().stream().flatMap(method -> Callees.functions(method.body())),
        instance.parts().values().stream()
            .filter(Instance.TensorPart.class::isInstance)
            .flatMap(part -> Callees.functions(((Instance.TensorPart) part).value())));
  }
}
