package lacuna.runtime.checkpoint;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.fit.Fit;
import lacuna.runtime.names.KeyIndex;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import org.jspecify.annotations.Nullable;

/**
 * Fills a network with the weights of another one that is partly the same: a pre-trained encoder
 * without its head, with other windows, on larger images.
 *
 * <p>Each parameter takes the tensor of its own key or of the key that it says to try also, in its
 * own shape or made to fit, and so do running figures. Saved constants are the network's own.
 * Everything that is left over on either side must be explained, see {@link LoadReport}; otherwise
 * nothing is changed.
 */
final class WeightLoader {
  private final TensorFile file;
  private final Map<String, String> source;
  private final Set<String> rest;
  private final Map<Parameter, String> same = new LinkedHashMap<>();
  private final Map<Parameter, String> resampled = new LinkedHashMap<>();
  private final List<String> fresh = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> mismatched = new ArrayList<>();

  private final LoadReport report;

  /**
   * Compares a file with a network, without reading a tensor.
   *
   * @param part the key of the part to take and to fill, where the file and the network have keys
   *     below it; null for everything
   * @param skip keys of the file, within the part, to leave out with all below them
   * @param unused what the network's components declare and this network does not have: keys as the
   *     network would have them, of which everything below is meant too; {@code *} stands for any
   *     number
   */
  WeightLoader(
      TensorFile file,
      Parameters network,
      @Nullable String part,
      List<String> skip,
      List<String> unused) {
    SourceKeys keys = SourceKeys.of(file.shapes().keySet(), part, skip);
    this.file = file;
    source = keys.names();
    rest = new LinkedHashSet<>(source.keySet());
    String prefix = part == null ? "" : part + ".";
    boolean within = network.all().stream().anyMatch(p -> p.key().startsWith(prefix));
    for (Parameter parameter : network.all()) {
      if (!within || parameter.key().startsWith(prefix)) {
        match(parameter, parameter.key().substring(within ? prefix.length() : 0));
      } else {
        fresh.add(parameter.key());
      }
    }
    List<String> known =
        unused.stream()
            .map(key -> within && key.startsWith(prefix) ? key.substring(prefix.length()) : key)
            .toList();
    report = report(keys, known);
  }

  /** What becomes of the tensors. */
  LoadReport report() {
    return report;
  }

  private void match(Parameter parameter, String key) {
    if (parameter.adoption().own()) {
      rest.remove(key);
      return;
    }
    String other = parameter.adoption().also();
    String found = source.containsKey(key) || other == null ? key : other;
    String name = source.get(found);
    rest.remove(found);
    if (name == null) {
      (parameter.adoption().reinit() ? fresh : missing).add(parameter.key());
      return;
    }
    Shape shape = shape(name);
    if (!file.type(name).suits(parameter.array().getDataType())) {
      mismatched.add(
          "%s is %s in the file and %s in the network"
              .formatted(
                  parameter.key(), file.type(name), ElementType.of(parameter.array().getDataType())));
    } else if (shape.equals(parameter.array().getShape())) {
      same.put(parameter, name);
    } else if (parameter.adoption().fit() != null) {
      resampled.put(parameter, name);
    } else if (parameter.adoption().reinit()) {
      fresh.add(parameter.key());
    } else {
      mismatched.add(
          "%s is %s in the file and %s in the network"
              .formatted(parameter.key(), shape, parameter.array().getShape()));
    }
  }

  private LoadReport report(SourceKeys keys, List<String> unused) {
    KeyIndex explained = new KeyIndex();
    for (int i = 0; i < unused.size(); i++) {
      explained.add(i, unused.get(i).split("\\*", -1)); // a star is a number
    }
    List<String> ignored = new ArrayList<>(keys.ignored());
    ignored.addAll(file.passedOver());
    List<String> unexpected = new ArrayList<>();
    for (String key : rest) {
      boolean known = explained.first(key, place -> true) >= 0;
      (known ? ignored : unexpected).add(source.get(key));
    }
    return new LoadReport(
        names(same), names(resampled), fresh, ignored, missing, unexpected, mismatched);
  }

  private static List<String> names(Map<Parameter, String> filled) {
    return filled.keySet().stream().map(Parameter::key).toList();
  }

  /** Fills the network, which {@link #report} says is possible. */
  void fill() {
    same.forEach(
        (parameter, name) -> {
          try (NDManager memory = Engines.newMemory(Device.cpu())) {
            Filling.copy(parameter.array(), file.read(name, memory));
          }
        });
    resampled.forEach(this::fit);
  }

  private void fit(Parameter parameter, String name) {
    Fit fit = parameter.adoption().fit();
    Shape wanted = parameter.array().getShape();
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      NDArray given = file.read(name, memory).toType(DataType.FLOAT32, false);
      float[] fitted;
      try {
        fitted = fit.fit(given.toFloatArray(), shape(name).getShape(), wanted.getShape());
      } catch (IllegalArgumentException e) {
        throw new CheckpointException(
            file.file(),
            "`%s` of shape %s cannot be made to fit %s: %s"
                .formatted(name, shape(name), wanted, e.getMessage()),
            e);
      }
      Filling.copy(parameter.array(), memory.create(fitted, wanted));
    }
  }

  private Shape shape(String name) {
    return file.shapes().get(name);
  }
}
