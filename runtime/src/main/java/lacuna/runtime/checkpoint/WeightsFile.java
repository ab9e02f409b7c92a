package lacuna.runtime.checkpoint;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;

/** Weights of a network in a file, under the keys of its parameters and buffers. */
public final class WeightsFile {
  /** The remark that holds the checksum. */
  public static final String CHECKSUM = WeightsChecksum.KEY;

  private WeightsFile() {}

  /** Every parameter and buffer by key, with something before each key. */
  public static Map<String, NDArray> tensors(Parameters parameters, String prefix) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters.all()) {
      tensors.put(prefix + parameter.key(), parameter.array());
    }
    return tensors;
  }

  /** Writes tensors and remarks, with the checksum of both as one more remark. */
  public static void save(Path file, Map<String, NDArray> tensors, Map<String, String> remarks) {
    Map<String, String> sealed = new LinkedHashMap<>(remarks);
    sealed.put(CHECKSUM, WeightsChecksum.of(remarks, tensors));
    SafetensorsWriter.write(file, sealed, tensors);
  }

  /**
   * Opens a file and compares its checksum, where it has one, with its contents.
   *
   * @throws CheckpointException where they differ
   */
  public static SafetensorsReader open(Path file) {
    SafetensorsReader reader = SafetensorsReader.open(file);
    try {
      reader.requireIntact();
      return reader;
    } catch (CheckpointException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Opens a file that {@link #save} wrote.
   *
   * @throws CheckpointException where it has no checksum, or another than its contents
   */
  public static SafetensorsReader openOwn(Path file) {
    SafetensorsReader reader = open(file);
    if (!reader.metadata().containsKey(CHECKSUM)) {
      reader.close();
      throw new CheckpointException(file, "it has no checksum");
    }
    return reader;
  }

  /**
   * Reads all parameters and buffers in place.
   *
   * @throws CheckpointException with the lists if any tensor of the file or the network is left
   *     over or has another shape or type, and where its checksum does not fit
   */
  public static LoadReport load(Path file, Parameters parameters) {
    try (SafetensorsReader reader = open(file)) {
      Map<String, NDArray> network = tensors(parameters, "");
      LoadReport report = compare(reader, network);
      report.requireComplete(file);
      read(reader, network);
      return report;
    }
  }

  /** Compares a file's keys, shapes and types with a network's, without reading a tensor. */
  public static LoadReport compare(SafetensorsReader reader, Map<String, NDArray> network) {
    return compare(reader, "", network);
  }

  private static LoadReport compare(
      SafetensorsReader reader, String prefix, Map<String, NDArray> network) {
    List<String> used = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> mismatched = new ArrayList<>();
    Set<String> unexpected = new TreeSet<>(reader.tensors().keySet());
    unexpected.removeIf(key -> !key.startsWith(prefix));
    network.forEach(
        (key, array) -> {
          TensorEntry entry = reader.tensors().get(key);
          unexpected.remove(key);
          if (entry == null) {
            missing.add(key);
          } else if (!entry.shape().equals(array.getShape())) {
            mismatched.add(
                "%s is %s in the file and %s in the network"
                    .formatted(key, entry.shape(), array.getShape()));
          } else if (entry.type().engineType() != array.getDataType()) {
            mismatched.add(
                "%s is %s in the file and %s in the network"
                    .formatted(key, entry.type(), ElementType.of(array.getDataType())));
          } else {
            used.add(key);
          }
        });
    return new LoadReport(
        used, List.of(), List.of(), List.of(), missing, List.copyOf(unexpected), mismatched);
  }

  /**
   * Copies all tensors of a file into tensors of memory, by name.
   *
   * @throws CheckpointException with the lists if a tensor of either side is left over or has
   *     another shape or type
   */
  public static void readAll(SafetensorsReader reader, Map<String, NDArray> into) {
    compare(reader, into).requireComplete(reader.file());
    read(reader, into);
  }

  /**
   * Reads all parameters and buffers in place from the tensors whose names begin with something;
   * others of the file are not read.
   *
   * @throws CheckpointException as {@link #load} does
   */
  public static void loadBelow(SafetensorsReader reader, String prefix, Parameters parameters) {
    Map<String, NDArray> network = tensors(parameters, prefix);
    compare(reader, prefix, network).requireComplete(reader.file());
    read(reader, network);
  }

  private static void read(SafetensorsReader reader, Map<String, NDArray> into) {
    for (Map.Entry<String, NDArray> tensor : into.entrySet()) {
      try (NDManager memory = Engines.newMemory(Device.cpu())) {
        Filling.copy(tensor.getValue(), reader.read(tensor.getKey(), memory));
      }
    }
  }
}
