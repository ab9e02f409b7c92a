package lacuna.runtime.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.CheckpointLoader;
import lacuna.runtime.checkpoint.Export;
import lacuna.runtime.names.NameTable;
import org.jspecify.annotations.Nullable;

/** Exports the weights of a run for another library. */
public final class RunExport {
  private final Path run;
  private final String plan;
  private final Map<String, JsonObject> stages;

  /**
   * Looks at the folder of a run.
   *
   * @throws RunException where it is none
   */
  public RunExport(Path run) {
    this.run = run;
    try {
      plan = Files.readString(run.resolve("plan.json"));
      stages = new LinkedHashMap<>();
      JsonArray array = JsonParser.parseString(plan).getAsJsonObject().getAsJsonArray("stages");
      for (JsonElement stage : array) {
        stages.put(
            stage.getAsJsonObject().get("name").getAsString(), stage.getAsJsonObject());
      }
    } catch (IOException e) {
      throw new RunException(
          """
          %s is not the folder of a run: it has no plan.json
            name the folder that `lacuna run` wrote, such as runs/first\
          """
              .formatted(run),
          e);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new RunException(run.resolve("plan.json") + " is not a plan", e);
    }
  }

  /**
   * Writes the weights of a stage.
   *
   * @param library whose names the tensors are to have: a table's, or {@code official}
   * @param stage its name; null for the last that is finished
   * @param out the folder to write; null for one in the run's, of the library's name
   * @return what was done, in words
   * @throws RunException where the run has no such stage, weights or names
   * @throws CheckpointException where the library has no model like the network
   */
  public String write(String library, @Nullable String stage, @Nullable Path out) {
    String name = stage == null ? lastFinished() : stage;
    if (!stages.containsKey(name)) {
      throw new RunException(
          "%s has no stage `%s`; it has %s"
              .formatted(run, name, String.join(", ", stages.keySet())));
    }
    if (!Files.isRegularFile(weights(name))) {
      throw new RunException(
          "the stage `%s` is not finished: there is no %s".formatted(name, weights(name)));
    }
    Export export = new Export(out == null ? run.resolve(library) : out);
    return library.equals(CheckpointLoader.OFFICIAL)
        ? export.official(weights(name))
        : export.by(table(library, name), weights(name), buffers(name));
  }

  private String lastFinished() {
    List<String> ended = new ArrayList<>(stages.keySet());
    ended.removeIf(name -> !Files.isRegularFile(weights(name)));
    if (ended.isEmpty()) {
      throw new RunException(
          """
          %s: no stage is finished, so there are no weights to export
            `lacuna run SPEC --resume` goes on with a run that was stopped\
          """
              .formatted(run));
    }
    return ended.get(ended.size() - 1);
  }

  private Path weights(String stage) {
    return run.resolve(stages.size() == 1 ? "model.safetensors" : stage + ".safetensors");
  }

  private NameTable table(String library, String stage) {
    List<NameTable> tables = NameTable.of(plan, stage);
    return tables.stream()
        .filter(table -> table.name().equals(library))
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    """
                    there are no names of `%s` for the weights of `%s`; there are those of %s
                      a file that the spec imports may: names %s for ENCODER { "OURS" = "THEIRS" }\
                    """
                        .formatted(
                            library,
                            stage,
                            Stream.concat(
                                    Stream.of(CheckpointLoader.OFFICIAL),
                                    tables.stream().map(NameTable::name))
                                .collect(Collectors.joining(", ")),
                            library)));
  }

  private Set<String> buffers(String stage) {
    Set<String> buffers = new LinkedHashSet<>();
    for (JsonElement weight : stages.get(stage).getAsJsonArray("parameters")) {
      if (weight.getAsJsonObject().get("buffer").getAsBoolean()) {
        buffers.add(weight.getAsJsonObject().get("key").getAsString());
      }
    }
    return buffers;
  }
}
