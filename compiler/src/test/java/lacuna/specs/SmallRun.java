package lacuna.specs;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.runtime.checkpoint.SafetensorsReader;
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
   * @param shifts by key, how far parameters are from the weights that the stage began with
   * @param anew keys of parameters for which those weights had nothing of this shape
   */
  record Left(
      List<Double> losses,
      List<Double> rates,
      Set<String> idle,
      Map<String, Double> shifts,
      Set<String> anew) {}

  private SmallRun(Path folder) {
    this.folder = folder;
    plan = Golden.read(folder.resolve("plan.json"));
  }

  /** Runs all stages, or the one named. */
  static SmallRun of(SmallSpec small, List<String> stage, Path folder) {
    List<Object> words = new ArrayList<>(List.of("run", Golden.ROOT.resolve(small.spec())));
    words.addAll(stage);
    words.addAll(List.of("--root", Golden.ROOT, "--device=cpu", "--out", folder));
    small.changes().forEach(change -> words.addAll(List.of("--set", change)));
    Shell.succeeds(words.toArray());
    return new SmallRun(folder);
  }

  Left left(SmallSpec.Stage stage) {
    List<JsonObject> updates = updates(stage.name());
    Map<String, Double> shifts = new LinkedHashMap<>();
    Set<String> anew = new TreeSet<>();
    if (!stage.source().isEmpty()) {
      compare(stage, shifts, anew);
    }
    return new Left(
        updates.stream().map(update -> update.get("loss").getAsDouble()).toList(),
        updates.stream().map(update -> update.get("rate").getAsDouble()).toList(),
        idle(stage.name()),
        shifts,
        anew);
  }

  private List<JsonObject> updates(String stage) {
    try {
      return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(line -> line.get("stage").getAsString().equals(stage) && line.has("grad_norm"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both optimizers keep a running mean or sum of gradients. */
  private Set<String> idle(String stage) {
    Set<String> idle = new TreeSet<>();
    Path state = folder.resolve("state").resolve(stage);
    Path tensors = state.resolve(Golden.read(state.resolve("state.json")).get("tensors").getAsString());
    try (SafetensorsReader file = SafetensorsReader.open(tensors)) {
      for (JsonObject weight : parameters(stage)) {
        String key = weight.get("key").getAsString();
        String mean = "optimizer.exp_avg." + key;
        String moment =
            file.tensors().containsKey(mean) ? mean : "optimizer.momentum_buffer." + key;
        if (weight.get("trained").getAsBoolean() && largest(file, moment) == 0) {
          idle.add(key);
        }
      }
    }
    return idle;
  }

  private void compare(SmallSpec.Stage stage, Map<String, Double> shifts, Set<String> anew) {
    String part = stage.value("from.part").replace("\"", "");
    String prefix = part.equals("none") ? "" : part + ".";
    String source = stage.value("from.stage").replace("\"", "");
    try (SafetensorsReader before = open(source);
        SafetensorsReader after = open(stage.name())) {
      for (JsonObject weight : parameters(stage.name())) {
        String key = weight.get("key").getAsString();
        var entry = before.tensors().get(prefix + key);
        if (entry != null && entry.shape().equals(after.tensors().get(key).shape())) {
          shifts.put(key, distance(before, prefix + key, after, key));
        } else {
          anew.add(key);
        }
      }
    }
  }

  private SafetensorsReader open(String stage) {
    Path own = folder.resolve(stage + ".safetensors");
    return SafetensorsReader.open(own);
  }

  /** What is no saved constant. */
  private List<JsonObject> parameters(String stage) {
    List<JsonObject> parameters = new ArrayList<>();
    for (JsonElement one : plan.getAsJsonArray("stages")) {
      if (one.getAsJsonObject().get("name").getAsString().equals(stage)) {
        for (JsonElement weight : one.getAsJsonObject().getAsJsonArray("parameters")) {
          if (!weight.getAsJsonObject().get("buffer").getAsBoolean()) {
            parameters.add(weight.getAsJsonObject());
          }
        }
      }
    }
    return parameters;
  }

  private static double largest(SafetensorsReader file, String name) {
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      return file.read(name, memory).abs().max().getFloat();
    }
  }

  private static double distance(
      SafetensorsReader before, String from, SafetensorsReader after, String key) {
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      NDArray begun = before.read(from, memory);
      return after.read(key, memory).sub(begun).abs().max().getFloat();
    }
  }
}
