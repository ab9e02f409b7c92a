package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a setting can be, tried where no published spec has it: each learns for two updates by the
 * command line. Settings are those of one stage; several are parted by semicolons.
 */
class VariantsTest {
  private static final String WINDOWS = "(embed_dim: 8, depths: [2, 2], heads: [1, 2], window: 4)";

  @TempDir private Path folder;
  private final List<Object> given = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mask = square(cell: 8px, side: 2)",
        "mask = blockwise(cell: 4px, ratio: 40%); encoder.patch = 4px",
        "mask = rectangle(cell: 8px, top: 8px, left: 16px, height: 16px, width: 8px)",
        "mask = random(cell: 16px, ratio: 50%, rounding: floor)",
        "encoder.position = block_bias",
        "encoder.absolute_positions = true; encoder.qkv_bias = false; encoder.layer_scale = none",
        "encoder.position = none",
        "image = 64px by 32px",
        "image = 32px by 64px; encoder.position = none; encoder.absolute_positions = true",
        "image = 64px by 32px; mask.cell = 32px; encoder = swin" + WINDOWS,
        "image = 32px by 64px; mask.cell = 32px; encoder = swinv2" + WINDOWS,
        "image = 64px by 32px; mask.cell = 32px; encoder = resnet(depths: [1, 1, 1, 1])",
        "channels = 1; mean = [0.5]; std = [0.25]",
        "head = mlp(hidden: 24)",
        "head = inverse_swin(embed_dim: 8, depths: [1, 1], heads: [1, 2], window: 2)",
        "target = pixels(size: 16px)",
        "target = pixels(size: 8px)",
        "target = pixels(size: 4px)",
        "target = window_normalized(window: 7)",
        "target = patch_normalized(patch: 8px)",
        "target = color_bins(bins: 2); loss = cross_entropy(on: visible)",
        "target = color_bins(bins: 5, size: 8px); loss = cross_entropy(on: everything)",
        "target = color_bins(bins: 256, size: 4px); loss = cross_entropy()",
        "loss = l1(on: visible)",
        "loss = l1(on: everything)",
        "loss = l2()",
        "loss = l2(on: visible)",
        "loss = l2(on: everything)",
        "loss = smooth_l1(beta: 0.5)",
        "loss = smooth_l1(on: visible)",
        "loss = smooth_l1(on: everything)",
        "schedule = cosine(warmup: 1 steps, warmup_prefix: true)",
        "schedule = half_cycle_cosine(warmup: 1 steps)",
        "schedule = multistep(milestones: [1 steps])",
        "schedule = linear(warmup: 1 steps)",
        "schedule = step(step_size: 1 steps)",
        "schedule = constant()",
        "optimizer = sgd(rate: 0.1 per 4 images)",
        "precision = tf32",
        "precision = bf16",
        "deterministic = true",
        "checkpoint_blocks = true",
        "accumulate = 2; clip = 1.0",
        "accumulate = 2; clip = 1.0; clip_parts = true"
      })
  void pretrainingLearns(String settings) throws IOException {
    learns("pretrain", settings);
  }

  @Test
  void pretrainingLearnsBehindAPicture() throws IOException {
    BufferedImage half = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 16; x++) {
        half.setRGB(x, y, 0xffffff);
      }
    }
    Path file = folder.resolve("half.png");
    assertTrue(ImageIO.write(half, "png", file.toFile()));
    learns("pretrain", "mask = picture(path: \"%s\", cell: 8px)".formatted(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoder.pooling = cls",
        "encoder.pooling = mean",
        "encoder.position = block_bias; encoder.drop_path = 20%",
        "label_smoothing = 0%",
        "mixup = none",
        "mixup = mixup_cutmix()",
        "augment = [color_jitter(), random_erasing(p: 100%)]",
        "augment = [random_resized_crop(interpolation: bicubic, resize: fast), rand_augment()]",
        "optimizer = adamw(rate: 1e-3 per 4 images, layer_decay: 0.5)",
        "head = linear(scale: 0.001)",
        "checkpoint = 1 epochs",
        "image = 64px by 32px; encoder = swin" + WINDOWS,
        "image = 64px by 32px; encoder = resnet(depths: [1, 1, 1, 1])"
      })
  void finetuningLearns(String settings) throws IOException {
    learns("finetune", settings);
    assertTrue(Files.exists(folder.resolve("run/best-finetune.safetensors")));
    assertTrue(Files.exists(folder.resolve("run/finetune.safetensors")));
  }

  @Test
  void stagesRunByName() throws IOException {
    learns("pretrain", "seed = 1");
    learns("linear_probe", "optimizer = adamw(rate: 1e-3 per 4 images)");
    Path run = folder.resolve("run");
    List<Object> words = new ArrayList<>(List.of("run", spec(), "knn", "--device=cpu"));
    words.addAll(List.of("--workers=0", "--out", run));
    words.addAll(given);
    Shell.succeeds(words.toArray());
    List<JsonObject> votes = lines("knn");
    assertEquals(1, votes.size());
    double top1 = votes.get(0).getAsJsonObject("metrics").get("top1").getAsDouble();
    assertTrue(top1 >= 0 && top1 <= 1, "top1 " + top1);
    assertFalse(Files.exists(run.resolve("finetune.safetensors")), "nobody asked for finetune");
  }

  private void learns(String stage, String settings) throws IOException {
    Path run = folder.resolve("run");
    List<Object> words = new ArrayList<>(List.of("run", spec(), stage));
    words.addAll(List.of("--root", folder, "--device=cpu", "--workers=0", "--out", run));
    for (String setting : settings.split(";")) {
      given.addAll(List.of("--set", stage + "." + setting.strip().replaceFirst(" = ", "=")));
    }
    words.addAll(given);
    Shell.succeeds(words.toArray());
    List<JsonObject> updates =
        lines(stage).stream().filter(line -> line.has("grad_norm")).toList();
    assertEquals(2, updates.size());
    for (JsonObject update : updates) {
      assertTrue(Double.isFinite(update.get("loss").getAsDouble()), settings);
      assertTrue(update.get("grad_norm").getAsDouble() > 0, settings);
    }
  }

  private List<JsonObject> lines(String stage) throws IOException {
    return Files.readAllLines(folder.resolve("run/metrics.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(line -> line.get("stage").getAsString().equals(stage))
        .toList();
  }

  private static Path spec() {
    try {
      return Path.of(
          Objects.requireNonNull(VariantsTest.class.getResource("/lacuna/specs/variant.lac"))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
