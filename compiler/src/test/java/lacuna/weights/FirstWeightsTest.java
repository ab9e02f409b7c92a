package lacuna.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.parity.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stage begins with the weights that its setting {@code from} names. */
class FirstWeightsTest {
  private static final double NEAR = 2e-6;
  private static final String VIT =
      "vit(width: 32, depth: 3, heads: 2, patch: 4px, position: block_bias)";
  private static final String SWIN = "swin(embed_dim: 8, depths: [2, 2], heads: [2, 2], window: %d)";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "checkpoint_vit/ckpt_epoch_1.pth, finetune_same_size, 32, 0",
    "checkpoint_vit/ckpt_epoch_1.pth, finetune_grid12, 48, 0",
    "checkpoint_swin/ckpt_epoch_2.pth, finetune_same_size, 32, 4",
    "checkpoint_swin/ckpt_epoch_2.pth, finetune_window6, 48, 6"
  })
  void anOfficialFileFillsAFineTuningStageAsTheOfficialLoaderDoes(
      String file, String wanted, int side, int window) {
    Shell.succeeds(
        "run",
        Loaded.spec("loaded.lac"),
        "--device=cpu",
        "--out=" + folder,
        "--set=finetune.from=weights(\"" + Golden.path(file) + "\")",
        "--set=finetune.image=" + side + "px",
        "--set=finetune.encoder=" + (window == 0 ? VIT : SWIN.formatted(window)));
    Map<String, Numbers> found = Numbers.read(folder.resolve("model.safetensors"));
    Path golden = Golden.path(file).resolveSibling(wanted + ".safetensors");
    Numbers.read(golden)
        .forEach(
            (key, numbers) -> {
              assertNotNull(found.get(key), key);
              assertArrayEquals(numbers.values(), found.get(key).values(), NEAR, key);
            });
  }

  @Test
  void stagesPassTheirWeightsOn() {
    Path spec = Loaded.spec("stages.lac");
    String said = Shell.succeeds("run", spec, "--device=cpu", "--out=" + folder);
    assertTrue(said.contains("finetune: weights from "), said);
    assertTrue(said.contains("2 resampled: blocks.0.attn.relative_position_bias_table"), said);
    assertTrue(said.contains("4 newly initialized: fc_norm.weight, fc_norm.bias, head.w"), said);
    assertTrue(said.contains("2 ignored: head.weight, head.bias"), said);
    Map<String, Numbers> tuned = Numbers.read(folder.resolve("finetune.safetensors"));
    Map<String, Numbers> probed = Numbers.read(folder.resolve("probe.safetensors"));
    tuned.forEach(
        (key, numbers) -> {
          if (!key.startsWith("head")) {
            assertArrayEquals(numbers.values(), probed.get(key).values(), key + " is frozen");
          }
        });
    assertTrue(probed.get("head.0.running_mean").largest() > 0, "the running figures move");
    Map<String, Numbers> pretrained = Numbers.read(folder.resolve("pretrain.safetensors"));
    Map<String, Numbers> inner = Numbers.read(folder.resolve("inner.safetensors"));
    String table = "rel_pos_bias.relative_position_bias_table";
    assertArrayEquals(pretrained.get("encoder." + table).values(), inner.get(table).values());
    assertFalse(inner.containsKey("fc_norm.weight"));
    assertFalse(inner.containsKey("blocks.1.norm1.weight"));
    assertTrue(Files.exists(folder.resolve("best-finetune.safetensors")));
  }

  @Test
  void runningFiguresComeWithTheWeightsAndStayWhereTheyAreFrozen() {
    Path spec = Loaded.spec("running.lac");
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + folder);
    Map<String, Numbers> pretrained = Numbers.read(folder.resolve("pretrain.safetensors"));
    Map<String, Numbers> probed = Numbers.read(folder.resolve("linear_probe.safetensors"));
    for (String norm : List.of("bn1", "layer1.0.bn1", "layer1.0.downsample.1")) {
      for (String figure : List.of(norm + ".running_mean", norm + ".running_var")) {
        double[] moved = pretrained.get("encoder." + figure).values();
        assertArrayEquals(moved, probed.get(figure).values(), figure);
        assertNotEquals(figure.endsWith("var") ? 1 : 0, moved[0], figure);
      }
    }
    assertTrue(probed.get("head.0.running_mean").largest() > 0, "those of the head move");
  }

  @Test
  void aStageThatComesFirstIsAskedFor() {
    Path spec = Loaded.spec("stages.lac");
    Shell.Answer answer = Shell.lacuna("run", spec, "finetune", "--device=cpu", "--out=" + folder);
    assertEquals(2, answer.code());
    String said = answer.err() + answer.out();
    assertTrue(said.contains("finetune starts from the weights of the stage `pretrain`"), said);
    assertTrue(said.contains("run `pretrain` first"), said);
  }

  @Test
  void weightsOfAnotherNetworkAreAnError() {
    Path swin = Golden.path("checkpoint_swin/ckpt_epoch_2.pth");
    String said = Loaded.refuses("weights(\"%s\")".formatted(swin), folder);
    assertTrue(said.contains("the checkpoint does not match the model"), said);
    assertTrue(said.contains("missing in the file: cls_token"), said);
  }

  @Test
  void anUnknownPartOrALaterStageIsAMessage() {
    String part = check("finetune.from=pretrain.encodr");
    assertTrue(part.contains("`pretrain` has no part called `encodr`"), part);
    assertTrue(part.contains("did you mean `encoder`?"), part);
    String later = check("pretrain.from=finetune.encoder");
    assertTrue(later.contains("`finetune` comes after `pretrain`"), later);
    String unset = check("finetune.clip=pretrain.clip");
    assertTrue(unset.contains("`pretrain` does not set `clip`"), unset);
  }

  private static String check(String setting) {
    Shell.Answer answer = Shell.lacuna("check", Loaded.spec("stages.lac"), "--set=" + setting);
    assertEquals(1, answer.code(), answer.err());
    return answer.err() + answer.out();
  }
}
