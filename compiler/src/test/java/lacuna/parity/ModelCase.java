package lacuna.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lacuna.cli.Shell;

/**
 * A golden model case and the trace of {@code specs/parity/NAME.lac} on its weights and inputs.
 *
 * @param name of the case and of its spec
 * @param facts its {@code case.json}
 * @param trace the folder that {@code lacuna trace} wrote
 */
record ModelCase(String name, JsonObject facts, Path trace) {
  /** The layers behind what the official implementations call by another name. */
  private static final Map<String, String> LAYERS =
      Map.of(
          "vit_finetune out.final_norm", "out.fc_norm",
          "swin_finetune out.final_norm", "out.norm");

  /** Traces the case through the command line, with all its optimizer steps. */
  static ModelCase trace(String name) {
    JsonObject facts = Golden.json(name + "/case.json");
    JsonArray rates = facts.getAsJsonObject("optimizer").getAsJsonArray("lr_per_step");
    Path folder = Tracing.folder(name);
    Shell.succeeds(
        "trace",
        Golden.spec("specs/parity/" + name + ".lac"),
        "--device=cpu",
        "--weights=" + Golden.path(name + "/weights.safetensors"),
        "--input=" + Golden.path(name + "/io.safetensors"),
        "--out=" + folder,
        "--steps=" + rates.size(),
        "--rates="
            + StreamSupport.stream(rates.spliterator(), false)
                .map(rate -> rate.getAsString())
                .collect(Collectors.joining(",")));
    return new ModelCase(name, facts, folder);
  }

  /** A limit of the case. */
  double tolerance(String limit) {
    return facts.getAsJsonObject("tolerance").get(limit).getAsDouble();
  }

  /** Tensors of the case itself. */
  Map<String, Numbers> golden(String file) {
    return Numbers.read(Golden.path(name + "/" + file));
  }

  /** Tensors that the trace wrote. */
  Map<String, Numbers> traced(String file) {
    return Numbers.read(trace.resolve(file));
  }

  /** The loss and gradient norm of each step. */
  JsonObject log() {
    return Golden.read(trace.resolve("trace.json"));
  }

  /** Checks two files tensor by tensor: every golden one must be there in its shape. */
  void compare(String goldenFile, String tracedFile, Rule rule) {
    Map<String, Numbers> traced = traced(tracedFile);
    golden(goldenFile)
        .forEach(
            (key, wanted) -> {
              if (!key.startsWith("in.")) {
                Numbers found = traced.get(LAYERS.getOrDefault(name + " " + key, key));
                assertNotNull(found, () -> name + " has no " + key);
                assertEquals(wanted.sizes(), found.sizes(), () -> name + ", shape of " + key);
                rule.check(key, wanted, found);
              }
            });
  }

  /** What must hold between a golden tensor and the traced one of its name. */
  interface Rule {
    void check(String key, Numbers wanted, Numbers found);
  }
}
