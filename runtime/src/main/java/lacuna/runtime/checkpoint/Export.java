package lacuna.runtime.checkpoint;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.tensor.Engines;

/**
 * Writes the weights of a stage for another library: a folder with {@code model.safetensors} under
 * that library's keys and, where its models have settings, {@code config.json}.
 */
public final class Export {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String WEIGHTS = "model.safetensors";
  private static final String CONFIG = "config.json";

  private final Path folder;

  /**
   * @param folder for the files; made where it is missing
   */
  public Export(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all weights under their own keys, which are the official ones.
   *
   * @return what was done, in words
   */
  public String official(Path weights) {
    try (SafetensorsReader reader = WeightsFile.open(weights);
        NDManager memory = Engines.newMemory(Device.cpu())) {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      reader.tensors().keySet().forEach(key -> tensors.put(key, reader.read(key, memory)));
      write(Map.of(), tensors);
      return written(tensors.size(), "under the official names", List.of());
    }
  }

  /**
   * Writes weights by a table of names.
   *
   * @param buffers keys of saved constants
   * @return what was done, in words: whose class the file is for, what was left out, and what the
   *     table says of loading
   * @throws CheckpointException where the library has no model like the network, with the
   *     reason
   */
  public String by(NameTable table, Path weights, Set<String> buffers) {
    try (SafetensorsReader reader = WeightsFile.open(weights);
        NDManager memory = Engines.newMemory(Device.cpu())) {
      ExportMapping mapping =
          ExportMapping.of(table, weights, reader.tensors().keySet(), buffers);
      NameTable.Model model = mapping.model();
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      mapping
          .tensors()
          .forEach((key, piece) -> tensors.put(key, tensor(piece, reader, memory)));
      if (model.settings().size() > 0) {
        AtomicFile.write(folder.resolve(CONFIG), GSON.toJson(model.settings()) + "\n");
      }
      write(Map.of("model", model.name()), tensors);
      List<String> more = new ArrayList<>();
      if (!mapping.ignored().isEmpty()) {
        more.add("not exported: " + String.join(", ", mapping.ignored()));
      }
      more.addAll(table.doc().lines().toList());
      more.addAll(model.doc().replace("FOLDER", folder.toString()).lines().toList());
      return written(tensors.size(), "for " + model.name(), more);
    }
  }

  private static NDArray tensor(
      ExportMapping.Piece piece, SafetensorsReader reader, NDManager memory) {
    NDList parts = new NDList();
    String first = piece.ours().stream().filter(Objects::nonNull).findFirst().orElseThrow();
    for (String key : piece.ours()) {
      NDArray part = reader.read(key == null ? first : key, memory);
      parts.add(key == null ? part.zerosLike() : part);
    }
    NDArray whole = parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 0);
    if (piece.count() == 1) {
      return whole;
    }
    long size = whole.getShape().get(0) / piece.count();
    return whole.get(
        new NDIndex().addSliceDim(piece.index() * size, (piece.index() + 1) * size));
  }

  /** transformers wants to be told the format of what it reads. */
  private void write(Map<String, String> remarks, Map<String, NDArray> tensors) {
    Map<String, String> metadata = new LinkedHashMap<>(remarks);
    metadata.put("format", "pt");
    SafetensorsWriter.write(folder.resolve(WEIGHTS), metadata, tensors);
  }

  private String written(int count, String what, List<String> more) {
    Path file = folder.resolve(WEIGHTS);
    StringBuilder text = new StringBuilder("%s: %d tensors %s".formatted(file, count, what));
    more.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
