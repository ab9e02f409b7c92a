package lacuna.specs;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.tensor.Engines;

/** The folder of a run of a small spec, which the command line made. */
final class SmallRun {
  private final Path folder;
  private final JsonObject plan;

  /**
   * What a stage left.
   *
   * @param losses update by update
   * @param rates update by update
   * @param idle keys of parameters to be trained for which the optimizer has seen no gradient
   * @param moved by key, how far parameters are from the weights that the stage began with
   * @param other keys of parameters for which those weights had nothing of the same key and shape
   */
  record Left(
      List<Double> losses,
      List<Double> rates,
      Set<String> idle,
      Map<String, Double> moved,
      Set<String> other) {}

  private SmallRun(Path folder) {
    this.folder = folder;
    plan = Golden.read(folder.resolve("plan.json"));
  }

  /**
   * Runs a spec.
   *
   * @param stage the one to run; none runs all
   */
  static SmallRun of(SmallSpec small, List<String> stage, Path folder) {
    List<Object> words = new ArrayList<>(List.of("run", Golden.ROOT.resolve(small.spec())));
    words.addAll(stage);
    words.addAll(List.of("--root", Golden.ROOT, "--device=cpu", "--workers=0", "--out", folder));
    if (!small.point().isEmpty()) {
      words.addAll(List.of("--point", small.point()));
    }
    small.changes().forEach(change -> words.addAll(List.of("--set", change)));
    Shell.succeeds(words.toArray());
    return new SmallRun(folder);
  }

  Left left(SmallSpec.Stage stage) {
    Map<String, Double> moved = new TreeMap<>();
    Set<String> other = new TreeSet<>();
    if (!stage.source().isEmpty()) {
      compare(stage, moved, other);
    }
    return new Left(
        figures(stage.name(), "loss"),
        figures(stage.name(), "rate"),
        idle(stage.name()),
        moved,
        other);
  }

  private List<Double> figures(String stage, String name) {
    try {
      return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(line -> line.get("stage").getAsString().equals(stage) && line.has("grad_norm"))
          .map(line -> line.get(name).getAsDouble())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Either optimizer keeps a running mean or a running sum of gradients. */
  private Set<String> idle(String stage) {
    Set<String> idle = new TreeSet<>();
    StateFolder state = new StateFolder(folder.resolve("state").resolve(stage));
    try (SafetensorsReader file = state.newest(warning -> {}).open()) {
      for (JsonObject weight : parameters(stage)) {
        String key = weight.get("key").getAsString();
        String mean = "optimizer.exp_avg." + key;
        String sum = "optimizer.momentum_buffer." + key;
        if (weight.get("trained").getAsBoolean()
            && largest(file, file.tensors().containsKey(mean) ? mean : sum) == 0) {
          idle.add(key);
        }
      }
    }
    return idle;
  }

  private void compare(SmallSpec.Stage stage, Map<String, Double> moved, Set<String> other) {
    String prefix = stage.part().isEmpty() ? "" : stage.part() + ".";
    try (SafetensorsReader before = weights(stage.text("from.stage"));
        SafetensorsReader after = weights(stage.name())) {
      Map<String, Shape> begun = before.shapes();
      Map<String, Shape> ended = after.shapes();
      for (JsonObject weight : parameters(stage.name())) {
        String key = weight.get("key").getAsString();
        if (ended.get(key).equals(begun.get(prefix + key))) {
          moved.put(key, distance(before, prefix + key, after, key));
        } else {
          other.add(key);
        }
      }
    }
  }

  private SafetensorsReader weights(String stage) {
    return SafetensorsReader.open(folder.resolve(stage + ".safetensors"));
  }

  /** Those of a stage, without saved constants. */
  private List<JsonObject> parameters(String name) {
    List<JsonObject> parameters = new ArrayList<>();
    for (JsonElement stage : plan.getAsJsonArray("stages")) {
      if (stage.getAsJsonObject().get("name").getAsString().equals(name)) {
        stage
            .getAsJsonObject()
            .getAsJsonArray("parameters")
            .forEach(weight -> parameters.add(weight.getAsJsonObject()));
      }
    }
    parameters.removeIf(weight -> weight.get("buffer").getAsBoolean());
    return parameters;
  }

  private static double largest(SafetensorsReader file, String name) {
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      return file.read(name, memory).abs().max().getFloat();
    }
  }

  private static double distance(
      SafetensorsReader before, String old, SafetensorsReader after, String key) {
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      return after.read(key, memory).sub(before.read(old, memory)).abs().max().getFloat();
    }
  }
}
