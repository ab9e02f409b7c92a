package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.WeightKey;
import lacuna.compiler.value.Value;
import lacuna.runtime.names.KeyIndex;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the weights of one stage in the network of another, tensor by tensor, as the run
 * will load them: those of its own key or of the other key that it tries, in its own shape or made
 * to fit.
 *
 * @param same keys that are taken as they are
 * @param resampled keys that are made to fit, with both shapes
 * @param fresh keys that keep their initial values, as the network allows
 * @param missing keys that the stage before lacks
 * @param unexpected keys of the stage before that nothing here takes
 * @param mismatched keys whose shapes differ and cannot be made to fit, with both
 */
record StageTransfer(
    List<String> same,
    List<String> resampled,
    List<String> fresh,
    List<String> missing,
    List<String> unexpected,
    List<String> mismatched) {

  /**
   * Compares two networks.
   *
   * @param part the key of the part to take and to fill; null for everything
   * @param skip keys, within the part, to leave out with all below them
   * @param unused keys that the components here know and do not use; {@code *} is any number
   */
  static StageTransfer of(
      Instance before,
      Instance after,
      @Nullable String part,
      List<String> skip,
      Iterable<String> unused) {
    StageTransfer transfer =
        new StageTransfer(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    String prefix = part == null ? "" : part + ".";
    Map<String, Instance.TensorPart> source = below(before.tensors(), prefix);
    source.keySet().removeIf(key -> WeightKey.isWithin(key, skip));
    Map<String, Target> network = new LinkedHashMap<>();
    collect(after, "", false, network);
    boolean within = network.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    Map<String, Instance.TensorPart> rest = new LinkedHashMap<>(source);
    network.forEach(
        (key, target) -> {
          if (!within || key.startsWith(prefix)) {
            transfer.match(
                key, key.substring(within ? prefix.length() : 0), target, source, rest);
          } else {
            transfer.fresh.add(key);
          }
        });
    KeyIndex explained = new KeyIndex();
    for (String key : unused) {
      String own = within && key.startsWith(prefix) ? key.substring(prefix.length()) : key;
      explained.add(0, own.split("\\*", -1));
    }
    rest.keySet().stream()
        .filter(key -> explained.first(key, place -> true) < 0)
        .forEach(transfer.unexpected::add);
    return transfer;
  }

  /** Whether the run can load them. */
  boolean fits() {
    return missing.isEmpty() && unexpected.isEmpty() && mismatched.isEmpty();
  }

  /** A tensor to fill. */
  private record Target(Instance.TensorPart tensor, boolean reinit) {}

  private void match(
      String name,
      String key,
      Target target,
      Map<String, Instance.TensorPart> source,
      Map<String, Instance.TensorPart> rest) {
    Instance.Attributes with = target.tensor.attributes();
    if (target.tensor.buffer() && !Boolean.TRUE.equals(with.running())) {
      rest.remove(key); // a constant follows from the network alone
      return;
    }
    String other = text(with.also());
    String found = source.containsKey(key) || other == null ? key : other;
    Instance.TensorPart given = source.get(found);
    rest.remove(found);
    if (given == null) {
      (target.reinit ? fresh : missing).add(name);
    } else if (given.type().equals(target.tensor.type())) {
      same.add(name);
    } else if (given.type().element() == target.tensor.type().element() && isFit(with.fit())) {
      resampled.add("%s from %s to %s".formatted(name, given.type(), target.tensor.type()));
    } else if (target.reinit) {
      fresh.add(name);
    } else {
      mismatched.add(
          "`%s` is %s there and %s here".formatted(name, given.type(), target.tensor.type()));
    }
  }

  private static boolean isFit(@Nullable Node fit) {
    return fit != null && !(fit instanceof Node.Constant c && c.value() instanceof Value.None);
  }

  private static @Nullable String text(@Nullable Node node) {
    return node instanceof Node.Constant constant && constant.value() instanceof Value.Text text
        ? text.value()
        : null;
  }

  private static Map<String, Instance.TensorPart> below(
      Map<String, Instance.TensorPart> all, String prefix) {
    boolean any = all.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    Map<String, Instance.TensorPart> below = new LinkedHashMap<>();
    all.forEach(
        (key, tensor) -> {
          if (!any) {
            below.put(key, tensor);
          } else if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), tensor);
          }
        });
    return below;
  }

  /** The tensors of an instance in the order of their declaration; what a part says holds within. */
  private static void collect(
      Instance instance, String path, boolean reinit, Map<String, Target> network) {
    instance.parts().entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Instance.Part> e) -> e.getValue().order())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry ->
                entry.getValue().accept(
                    new Instance.Part.Visitor<@Nullable Void>() {
                      @Override
                      public @Nullable Void visitTensorPart(Instance.TensorPart tensor) {
                        boolean own = or(tensor.attributes().reinit(), reinit);
                        network.put(WeightKey.join(path, tensor.key()), new Target(tensor, own));
                        return null;
                      }

                      @Override
                      public @Nullable Void visitLayerPart(Instance.LayerPart layer) {
                        boolean own = or(layer.attributes().reinit(), reinit);
                        collect(layer.instance(), WeightKey.join(path, layer.key()), own, network);
                        return null;
                      }

                      @Override
                      public @Nullable Void visitLayersPart(Instance.LayersPart list) {
                        String inner = WeightKey.join(path, list.key());
                        for (Instance.LayerPart layer : list.layers()) {
                          boolean own = or(layer.attributes().reinit(), reinit);
                          collect(layer.instance(), WeightKey.join(inner, layer.key()), own, network);
                        }
                        return null;
                      }
                    }));
  }

  private static boolean or(@Nullable Boolean own, boolean inherited) {
    return Objects.requireNonNullElse(own, inherited);
  }
}
