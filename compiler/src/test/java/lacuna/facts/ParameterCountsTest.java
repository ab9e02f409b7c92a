package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks have as many parameters as is published of them, to the last digit that is told. */
class ParameterCountsTest {
  private static final double MILLION = 1e6;

  @TempDir private Path folder;

  /** The official models, taken apart into encoder and head; an MLP has 1024 numbers inside. */
  @ParameterizedTest
  @CsvSource({
    "swin_base_100ep, 86725304, 3148800",
    "released/swin_large_800ep, 195159540, 4721664",
    "released/swinv2_base_800ep, 86893944, 3148800",
    "vit_base, 85666128, 590592",
    "table2/mlp, 86725304, 4198400"
  })
  void encoderAndHeadHaveTheOfficialSizes(String spec, long encoder, long head) {
    JsonObject stage = Plans.stage("specs/simmim/" + spec + ".lac", "pretrain");
    assertEquals(encoder, part(stage, "encoder"));
    assertEquals(head, part(stage, "head"));
    assertEquals(encoder + head, stage.get("parameter_count").getAsLong());
  }

  /**
   * SimMIM, table 2: millions of parameters of the whole network with each head. The layout of an
   * inverse Swin is not published: there, within a thousandth.
   */
  @ParameterizedTest
  @CsvSource({
    "swin_base_100ep, 89.9, 0",
    "table2/mlp, 90.9, 0",
    "table2/inverse_swin_tiny, 115.2, 0.001",
    "table2/inverse_swin_base, 174.8, 0.001"
  })
  void headsHaveTheSizesOfThePapersTable(String spec, BigDecimal published, double share) {
    JsonObject stage = Plans.stage("specs/simmim/" + spec + ".lac", "pretrain");
    double error = Math.max(rounding(published), share * published.doubleValue());
    assertEquals(
        published.doubleValue(), stage.get("parameter_count").getAsLong() / MILLION, error);
  }

  /**
   * Millions of parameters with a classifier for 1000 classes. ViT-B and -L: timm's results page,
   * for BEiT's, which are built alike; ViT-H: Dosovitskiy et al. 2021, table 1. Swin, SwinV2 up to
   * L and MAE: timm's results page. SwinV2-H and -G: SimMIM, table 8, and Liu et al. 2022.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "224px; vit_base(position: block_bias); 86.53",
        "384px; vit_base(position: block_bias); 86.74",
        "224px; vit_large(position: block_bias); 304.43",
        "512px; vit_large(position: block_bias); 305.67",
        "224px; vit_huge(position: block_bias); 632",
        "224px; swin_tiny(window: 7); 28.29",
        "224px; swin_small(window: 7); 49.61",
        "224px; swin_base(window: 7); 87.77",
        "384px; swin_base(window: 12); 87.90",
        "224px; swin_large(window: 7); 196.53",
        "384px; swin_large(window: 12); 196.74",
        "256px; swinv2_tiny(window: 8); 28.35",
        "256px; swinv2_small(window: 8); 49.73",
        "256px; swinv2_base(window: 8); 87.92",
        "256px; swinv2_large(window: 16, pretrained_windows: [12, 12, 12, 6]); 196.74",
        "224px; swinv2_huge(window: 14, pretrained_windows: [12, 12, 12, 6]); 658",
        "224px; swinv2_3b(window: 7); 3.0e3",
        "224px; mae_base(); 86.57",
        "224px; mae_large(); 304.33",
        "224px; mae_huge(); 632.05"
      })
  void everySizeIsThePublishedOne(String image, String encoder, BigDecimal published)
      throws IOException {
    assertEquals(published.doubleValue(), sized(image, encoder) / MILLION, rounding(published));
  }

  /** torchvision's, whose stem has kernels of 7 by 7 pixels where the paper's has 3 by 3. */
  @ParameterizedTest
  @CsvSource({"resnet50(), 25557032", "resnet101(), 44549160"})
  void residualNetworksHaveTorchvisionsSizesButForTheStem(String encoder, long published)
      throws IOException {
    assertEquals(published - 64 * 3 * (7 * 7 - 3 * 3), sized("224px", encoder));
  }

  /**
   * timm's vit_base_patch16_224, which looks at cls behind its last norm, has a bias of the key
   * more in each block.
   */
  @Test
  void aVisionTransformerThatLooksAtClsHasOnlyTheLastNorm() throws IOException {
    long timm = 86567656;
    assertEquals(
        timm - 12 * 768,
        sized(
            "224px",
            "vit_base(position: none, absolute_positions: true, layer_scale: none, pooling: cls)"));
  }

  /**
   * The options of the official classes, against their defaults: in each block of a vision
   * transformer two biases or two scales of 768 less; in Swin 56 x 56 positions of 96 more, the two
   * vectors of a norm less, and three biases of each block's width less, two in SwinV2.
   */
  @Test
  void optionsOfTheOfficialClassesAddAndTakeAwayWhatTheySay() throws IOException {
    long vit = sized("224px", "vit_base()");
    assertEquals(vit - 12 * 2 * 768, sized("224px", "vit_base(qkv_bias: false)"));
    assertEquals(vit - 12 * 2 * 768, sized("224px", "vit_base(layer_scale: none)"));
    assertEquals(vit + 197 * 768, sized("224px", "vit_base(absolute_positions: true)"));
    long widths = 2 * 96 + 2 * 192 + 6 * 384 + 2 * 768;
    long swin = sized("224px", "swin_tiny(window: 7)");
    assertEquals(
        swin + 56 * 56 * 96, sized("224px", "swin_tiny(window: 7, absolute_positions: true)"));
    assertEquals(swin - 2 * 96, sized("224px", "swin_tiny(window: 7, patch_norm: false)"));
    assertEquals(swin - 3 * widths, sized("224px", "swin_tiny(window: 7, qkv_bias: false)"));
    long second = sized("256px", "swinv2_tiny(window: 8)");
    assertEquals(
        second + 64 * 64 * 96 - 2 * 96 - 2 * widths,
        sized(
            "256px",
            "swinv2_tiny(window: 8, absolute_positions: true, patch_norm: false, qkv_bias: false)"));
  }

  private long sized(String image, String encoder) throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("sized.lac"),
            """
            experiment sized
            finetune {
              image   = %s
              data    = synthetic(count: 1000, classes: 1000)
              encoder = %s
              length  = 1 epochs
            }
            """
                .formatted(image, encoder));
    return Plans.stage(spec.toString()).get("parameter_count").getAsLong();
  }

  /** Encoders of the SwinV2 model hub, in millions. */
  @ParameterizedTest
  @CsvSource({
    "small, 49, data_10_train_length_125000",
    "base, 87, data_imagenet_train_length_125000",
    "large, 195, data_imagenet_train_length_250000",
    "huge, 655, data_imagenet_train_length_500000",
    "giant, 1.06e3, data_imagenet22k_length_500000",
  })
  void encodersHaveTheSizesOfTheModelHub(String size, BigDecimal published, String point) {
    String spec = "specs/simmim/hub/swinv2_%s.lac".formatted(size);
    double count = part(Plans.stage(spec, "pretrain", point), "encoder") / MILLION;
    assertEquals(published.doubleValue(), count, rounding(published));
  }

  /** Half of the last digit that is told. */
  private static double rounding(BigDecimal published) {
    return published.ulp().doubleValue() / 2;
  }

  private static long part(JsonObject stage, String name) {
    for (JsonElement part : stage.getAsJsonArray("parts")) {
      if (part.getAsJsonObject().get("name").getAsString().equals(name)) {
        return part.getAsJsonObject().get("parameter_count").getAsLong();
      }
    }
    throw new AssertionError("the stage has no part " + name);
  }
}
