package lacuna.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.parity.Numbers;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.tensor.Engines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights are written under other libraries' names, and read under them. */
class LibrariesTest {
  private static final double NEAR = 1e-6;
  private static final String SWINV2 =
      "swinv2(embed_dim: 8, depths: [2, 2, 2], heads: [2, 2, 4], window: 4,"
          + " pretrained_windows: [3, 3, 2], patch: 2px)";

  @TempDir private static Path run;
  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    Shell.succeeds("run", Loaded.spec("libraries.lac"), "--device=cpu", "--out=" + run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vit transformers BeitModel, tuned_vit transformers BeitForImageClassification,"
            + " swin transformers SwinForMaskedImageModeling,"
            + " tuned_swin transformers SwinForImageClassification,"
            + " tuned_swinv2 transformers Swinv2ForImageClassification,"
            + " mae transformers ViTMAEForPreTraining, tuned_mae timm VisionTransformer",
        "tuned_vit timm Beit, tuned_swin timm SwinTransformer,"
            + " tuned_swinv2 torchvision SwinTransformer"
      })
  void whatIsExportedComesBackAsItWas(String models) {
    List<String> words = new ArrayList<>(List.of("run", Loaded.spec("libraries.lac").toString()));
    words.addAll(List.of("--device=cpu", "--out=" + folder));
    List<String> stages = new ArrayList<>();
    for (String model : models.split(", ")) {
      String stage = model.split(" ")[0];
      String library = model.split(" ")[1];
      stages.add(stage);
      Path out = folder.resolve(library + "-" + stage);
      String said = Shell.succeeds("export", run, "--as", library, "--stage", stage, "--out", out);
      assertTrue(said.lines().findFirst().orElse("").endsWith(model.split(" ")[2]), said);
      Path file = out.resolve("model.safetensors");
      words.add("--set=%s.optimizer=adamw(rate: 1e-30)".formatted(stage));
      words.add("--set=%s.from=weights(\"%s\", library: \"%s\")".formatted(stage, file, library));
    }
    Shell.succeeds(words.toArray());
    for (String stage : stages) {
      Map<String, Numbers> before = Numbers.read(run.resolve(stage + ".safetensors"));
      Map<String, Numbers> after = Numbers.read(folder.resolve(stage + ".safetensors"));
      assertEquals(before.keySet(), after.keySet());
      before.forEach(
          (key, numbers) -> {
            if (!key.startsWith("decoder.")) { // the part that is loaded is the encoder
              assertArrayEquals(numbers.values(), after.get(key).values(), NEAR, key);
            }
          });
    }
  }

  @Test
  void aTransformersFolderSaysWhatItIs() {
    Path exported = folder.resolve("swin");
    Shell.succeeds("export", run, "--as=transformers", "--stage=swin", "--out=" + exported);
    JsonObject config = Golden.read(exported.resolve("config.json"));
    assertEquals("swin", config.get("model_type").getAsString());
    assertEquals(8, config.get("embed_dim").getAsInt());
    assertEquals(8, config.get("encoder_stride").getAsInt());
    assertEquals("[\"SwinForMaskedImageModeling\"]", config.get("architectures").toString());
    try (SafetensorsReader file =
        SafetensorsReader.open(exported.resolve("model.safetensors"))) {
      assertEquals("pt", file.metadata().get("format"));
      assertEquals("SwinForMaskedImageModeling", file.metadata().get("model"));
    }
  }

  @Test
  void anEncoderWithoutItsHeadSaysWhatWasLeftOut() {
    String said = Shell.succeeds("export", run, "--as=timm", "--stage=swin", "--out=" + folder);
    assertTrue(said.contains("not exported: encoder.mask_token, decoder.0.weight"), said);
    assertTrue(said.contains("timm.create_model(\"local-dir:" + folder), said);
  }

  static Stream<Arguments> renamed() {
    UnaryOperator<String> released = key -> key.replace("cpb_mlp", "rpe_mlp");
    UnaryOperator<String> wrapped = key -> "model.module." + key;
    UnaryOperator<String> pretrained = key -> "model.encoder." + key.replace("cpb_mlp", "rpe_mlp");
    return Stream.of(
        Arguments.of("released", released),
        Arguments.of("official", wrapped),
        Arguments.of("released", pretrained));
  }

  @ParameterizedTest
  @MethodSource("renamed")
  void oldOfficialNamesAreKnown(String names, UnaryOperator<String> rename) {
    Path golden = Golden.path("swinv2_finetune/weights.safetensors");
    Path file = folder.resolve("old.safetensors");
    try (SafetensorsReader reader = SafetensorsReader.open(golden);
        NDManager memory = Engines.newMemory(Device.cpu())) {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      reader
          .tensors()
          .keySet().stream()
          .filter(key -> !key.startsWith("head."))
          .forEach(key -> tensors.put(rename.apply(key), reader.read(key, memory)));
      SafetensorsWriter.write(file, Map.of(), tensors);
    }
    String said =
        Shell.succeeds(
            "run",
            Loaded.spec("loaded.lac"),
            "--device=cpu",
            "--out=" + folder,
            "--set=finetune.encoder=" + SWINV2,
            "--set=finetune.from=weights(\"" + file + "\")");
    assertTrue(said.contains("under the " + names + " names"), said);
    Map<String, Numbers> found = Numbers.read(folder.resolve("model.safetensors"));
    Numbers.read(golden)
        .forEach(
            (key, numbers) -> {
              if (!key.startsWith("head.")) {
                assertNotNull(found.get(key), key);
                assertArrayEquals(numbers.values(), found.get(key).values(), NEAR, key);
              }
            });
  }

  @Test
  void whatALibraryHasNotIsAnErrorThatSaysWhy() {
    assertFails("timm", "vitt", "has no stage `vitt`; it has vit, tuned_vit");
    assertFails("tim", "vit", "for the weights of `vit`; there are those of official");
    assertFails("transformers", "tuned_mae", "only a pre-trained MAE fits transformers' ViT");
    assertFails("transformers", "probe", "the tables of transformers' Swin do not shrink");
    assertFails("transformers", "probe", "with window = 8");
    Shell.Answer answer = Shell.lacuna("export", folder, "--as=timm");
    assertEquals(2, answer.code());
    assertTrue(answer.err().contains("not the folder of a run: it has no plan.json"), answer.err());
    assertFalse(Files.exists(folder.resolve("timm")));
  }

  private void assertFails(String library, String stage, String why) {
    Shell.Answer answer =
        Shell.lacuna("export", run, "--as", library, "--stage", stage, "--out", folder);
    assertEquals(2, answer.code(), answer.out());
    assertTrue(answer.err().contains(why), answer.err());
    assertFalse(Files.exists(folder.resolve("model.safetensors")));
  }

  @Test
  void namesThatNobodyKnowsAreAnError() {
    Path vit = Golden.path("checkpoint_vit/ckpt_epoch_1.pth");
    String said = Loaded.refuses("weights(\"%s\", library: \"tim\")".formatted(vit), folder);
    assertTrue(said.contains("there are no names of `tim` for this model"), said);
    assertTrue(said.contains("official, timm, transformers"), said);
  }
}
