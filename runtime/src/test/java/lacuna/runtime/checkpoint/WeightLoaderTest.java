package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import lacuna.runtime.fit.ResampleBias;
import lacuna.runtime.image.Golden;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.nn.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks are filled from official pre-training files as the official loader fills them. */
final class WeightLoaderTest {
  private static final float TOLERANCE = 2e-6f;
  private static final String TABLE = "relative_position_bias_table";

  @ParameterizedTest
  @CsvSource({
    "checkpoint_vit,ckpt_epoch_1.pth,0",
    "checkpoint_vit,ckpt_epoch_1.pth,1",
    "checkpoint_swin,ckpt_epoch_2.pth,0",
    "checkpoint_swin,ckpt_epoch_2.pth,1"
  })
  void fillsAFineTuningNetwork(String folder, String file, int load) {
    JsonObject golden =
        Golden.json(folder + "/case.json")
            .getAsJsonArray("finetune_loads")
            .get(load)
            .getAsJsonObject();
    boolean vit = folder.endsWith("vit");
    List<String> unused =
        vit ? List.of("mask_token", "norm", "rel_pos_bias") : List.of("mask_token");
    Set<String> fresh = new TreeSet<>();
    golden
        .getAsJsonArray("missing_keys_keep_their_initial_value")
        .forEach(key -> fresh.add(key.getAsString()));
    try (SafetensorsReader wanted =
            SafetensorsReader.open(Golden.path(folder + "/" + golden.get("file").getAsString()));
        TensorFile source = TensorFile.open(Golden.path(folder + "/" + file));
        Parameters network =
            parameters(
                at -> {
                  declare(at, wanted, vit ? 3 : 0);
                  fresh.forEach(key -> begin(at, key));
                })) {
      LoadReport report =
          new CheckpointLoader(source, network, List.of())
              .load(null, "encoder", List.of(), unused)
              .report();
      try (NDManager memory = NDManager.newBaseManager()) {
        for (Parameter parameter : network.all()) {
          if (!fresh.contains(parameter.key())) {
            assertArrayEquals(
                wanted.read(parameter.key(), memory).toFloatArray(),
                parameter.array().toFloatArray(),
                TOLERANCE,
                parameter.key());
          }
        }
      }
      assertEquals(
          golden.get("loaded_keys").getAsInt(), report.used().size() + report.resampled().size());
      assertEquals(load > 0, report.resampled().stream().anyMatch(key -> key.endsWith(TABLE)));
      assertTrue(report.ignored().contains("model.encoder.mask_token"));
      assertTrue(report.fresh().contains("head.weight"));
    }
  }

  @Test
  void failsWithTheListsWhereAnythingIsUnexplained() {
    try (TensorFile source = TensorFile.open(Golden.path("checkpoint_vit/ckpt_epoch_1.pth"));
        Parameters network =
            parameters(
                at -> {
                  at.param("mask_token", new Constant(7), 1, 1, 8);
                  at.param("other", new Constant(7), 2);
                })) {
      CheckpointException refused =
          assertThrows(
              CheckpointException.class,
              () ->
                  new CheckpointLoader(source, network, List.of())
                      .load(null, "encoder", List.of("blocks"), List.of("norm")));
      String said = refused.getMessage();
      assertTrue(said.contains("1 missing in the file: other"), said);
      assertTrue(said.contains("mask_token is (1, 1, 32) in the file and (1, 1, 8)"), said);
      assertTrue(said.contains("unexpected in the file: model.encoder.cls_token"), said);
      assertEquals(7f, network.find("other").array().getFloat(0));
    }
  }

  private static Parameters parameters(Consumer<Weights> declare) {
    Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
    parameters.build(
        at -> {
          declare.accept(at);
          return at;
        });
    return parameters;
  }

  /** A network with the keys and shapes of a golden file. */
  private static void declare(Weights root, SafetensorsReader shapes, int extra) {
    shapes
        .tensors()
        .forEach(
            (key, entry) -> {
              Weights at = root;
              if (key.endsWith(TABLE)) {
                int side = ((int) Math.sqrt(entry.shape().get(0) - extra) + 1) / 2;
                at = at.also("rel_pos_bias." + TABLE).fit(new ResampleBias(side, side, extra));
              }
              at.param(key, new Constant(0), entry.shape().getShape());
            });
  }

  /** A saved constant, or a parameter that no pre-training knows. */
  private static void begin(Weights at, String key) {
    if (key.endsWith("_index") || key.endsWith("attn_mask")) {
      try (NDManager memory = NDManager.newBaseManager()) {
        at.buffer(key, memory.create(new long[] {1, 2}));
      }
    } else {
      at.reinit(true).param(key, new Constant(0), 2);
    }
  }
}
