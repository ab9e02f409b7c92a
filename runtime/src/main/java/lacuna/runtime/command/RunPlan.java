package lacuna.runtime.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.names.StrictFields;

/**
 * What the {@code plan.json} of a run says of its stages.
 *
 * @param buffers by the stages' names, in their order: the keys of saved constants
 * @param tables by the stages' names: what other libraries call their weights
 */
public record RunPlan(Map<String, Set<String>> buffers, Map<String, List<NameTable>> tables) {

  /**
   * Reads the plan in the folder of a run.
   *
   * @throws RunException where there is none, or it is damaged
   */
  public static RunPlan read(Path run) {
    Path file = run.resolve("plan.json");
    if (!Files.exists(file)) {
      throw new RunException(
          """
          %s is not the folder of a run: it has no plan.json
            name the folder that `lacuna run` wrote, such as runs/first\
          """
              .formatted(run));
    }
    try {
      return of(TextFile.read(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new RunException(
          """
          %s is damaged: %s
            the weights beside it, *.safetensors, are whole without it, under the official names\
          """
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Names of the stages, in their order. */
  public List<String> stages() {
    return List.copyOf(buffers.keySet());
  }

  private static RunPlan of(String plan) {
    Map<String, Set<String>> buffers = new LinkedHashMap<>();
    Map<String, List<NameTable>> tables = new LinkedHashMap<>();
    for (StrictFields stage : StrictFields.of(plan).objects("stages")) {
      String name = stage.text("name");
      Set<String> keys = new LinkedHashSet<>();
      for (StrictFields weight : stage.objects("parameters")) {
        if (weight.flag("buffer")) {
          keys.add(weight.text("key"));
        }
      }
      buffers.put(name, keys);
      tables.put(name, NameTable.of(stage));
    }
    return new RunPlan(buffers, tables);
  }
}
