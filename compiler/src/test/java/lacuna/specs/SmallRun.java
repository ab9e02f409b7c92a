package lacuna.specs;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.tensor.Engines;

/** What a run of all stages of a small spec left, through the command line. */
final class SmallRun {
  private final Path folder;
  private final String said;

  private SmallRun(Path folder, String said) {
    this.folder = folder;
    this.said = said;
  }

  static SmallRun of(SmallSpec small, Path folder) {
    List<Object> words = new ArrayList<>(List.of("run", Golden.ROOT.resolve(small.spec())));
    words.addAll(List.of("--root", Golden.ROOT, "--device=cpu", "--out", folder));
    small.changes().forEach(change -> words.addAll(List.of("--set", change)));
    return new SmallRun(folder, Shell.succeeds(words.toArray()));
  }

  String said() {
    return said;
  }

  /** The losses of a stage, update by update. */
  List<Double> losses(String stage) {
    try {
      return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(line -> line.get("stage").getAsString().equals(stage) && line.has("grad_norm"))
          .map(line -> line.get("loss").getAsDouble())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys of which the optimizer remembers a gradient other than 0. */
  Set<String> moved(String stage) {
    Path state = folder.resolve("state").resolve(stage);
    JsonObject index = Golden.read(state.resolve("state.json"));
    Set<String> moved = new TreeSet<>();
    try (SafetensorsReader file =
            SafetensorsReader.open(state.resolve(index.get("tensors").getAsString()));
        NDManager memory = Engines.newMemory(Device.cpu())) {
      for (String name : file.tensors().keySet()) {
        String key = name.replaceFirst("^optimizer\\.(exp_avg|momentum_buffer)\\.", "");
        if (!key.equals(name)) {
          try (NDArray moment = file.read(name, memory);
              NDArray size = moment.abs();
              NDArray most = size.max()) {
            if (most.getFloat() > 0) {
              moved.add(key);
            }
          }
        }
      }
    }
    return moved;
  }
}
