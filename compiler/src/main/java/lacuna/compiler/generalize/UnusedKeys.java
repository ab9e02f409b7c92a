package lacuna.compiler.generalize;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.WeightKey;

/**
 * Keys of what the components of a stage declare and the stage does not use, which weights that
 * another stage was trained with may hold. {@code *} stands for any number, since layers of one
 * list are alike.
 */
public final class UnusedKeys {
  private UnusedKeys() {}

  /** All of a stage, in the order of declaration. */
  public static Set<String> of(Instance stage) {
    return new Path("").all(stage).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The key so far. */
  private record Path(String path) {
    private Stream<String> all(Instance instance) {
      Stream<String> own =
          instance.declaredKeys().entrySet().stream()
              .filter(member -> !instance.parts().containsKey(member.getKey()))
              .filter(member -> !member.getValue().isEmpty())
              .map(member -> WeightKey.join(path, member.getValue()));
      return Stream.concat(own, instance.parts().values().stream().flatMap(this::within));
    }

    private Stream<String> within(Instance.Part part) {
      return part.accept(
          new Instance.Part.Visitor<>() {
            @Override
            public Stream<String> visitTensorPart(Instance.TensorPart tensor) {
              return Stream.of();
            }

            @Override
            public Stream<String> visitLayerPart(Instance.LayerPart layer) {
              return in(layer.key()).all(layer.instance());
            }

            @Override
            public Stream<String> visitLayersPart(Instance.LayersPart list) {
              return list.layers().stream()
                  .flatMap(
                      layer ->
                          in(list.key())
                              .in(layer.key().matches("\\d+") ? "*" : layer.key())
                              .all(layer.instance()));
            }
          });
    }

    private Path in(String step) {
      return new Path(WeightKey.join(path, step));
    }
  }
}
