package lacuna.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private final String text = new PlanJson().write(experiment());
  private final JsonObject stage =
      JsonParser.parseString(text)
          .getAsJsonObject()
          .getAsJsonArray("stages")
          .get(0)
          .getAsJsonObject();

  @Test
  void holdsEverySettingWithItsOrigin() {
    JsonObject ratio = stage.getAsJsonArray("settings").get(1).getAsJsonObject();
    assertEquals("mask.ratio", ratio.get("path").getAsString());
    assertEquals("50%", ratio.get("value").getAsString());
    assertEquals("stdlib/masks.lac:4", ratio.get("origin").getAsString());
    assertTrue(ratio.get("default").getAsBoolean());
  }

  @Test
  void countsLearnedNumbersAlone() {
    assertEquals(64, stage.get("parameter_count").getAsLong());
    assertEquals(2, stage.getAsJsonArray("parameters").size());
  }

  @Test
  void tellsWhatAMaskHides() {
    JsonArray parts = stage.getAsJsonArray("parts");
    JsonObject mask = parts.get(0).getAsJsonObject().getAsJsonObject("mask");
    assertEquals(0.5, mask.get("hidden").getAsDouble());
    assertEquals(4.2, mask.get("avg_dist").getAsDouble());
    assertTrue(!parts.get(1).getAsJsonObject().has("mask"));
  }

  @Test
  void writesNoCode() {
    assertTrue(!text.contains("forward") && !text.contains("classes"), text);
  }

  @Test
  void writesTheSameTextEveryTime() {
    assertEquals(text, new PlanJson().write(experiment()));
  }

  /** One stage with two settings, two weights and two parts, of which one is a mask. */
  private static Plan experiment() {
    return new Plan(
        "small_vit",
        "A small ViT learns to fill in half of each image.",
        "examples/small_vit.lac:3",
        List.of(
            new Plan.PlanFile("examples/small_vit.lac", "ab".repeat(32), "experiment small_vit\n")),
        List.of("pretrain.seed=3"),
        "",
        List.of(stage()),
        List.of(
            Plans.type("block", "layer", List.of(), Plans.method("forward", "", "", List.of()))),
        List.of(),
        List.of(new Plan.Reference("pretrain.loss", "0.31", "examples/small_vit.lac:20")));
  }

  private static StagePlan stage() {
    return new StagePlan(
        "pretrain",
        "pretrain",
        "pretrain",
        "Learns an encoder by predicting what a mask hides.",
        List.of(
            new StagePlan.Setting(
                "image", "32px", "examples/small_vit.lac:6", false, "Height by width.", null),
            new StagePlan.Setting("mask.ratio", "50%", "stdlib/masks.lac:4", true, "", null)),
        List.of(),
        List.of(),
        List.of(
            new StagePlan.Weight(
                "encoder.cls_token", List.of(1L, 1L, 64L), "Real", false, false, 0, true),
            new StagePlan.Weight(
                "encoder.relative_position_index",
                List.of(64L, 64L),
                "Int",
                true,
                false,
                -1,
                false)),
        Map.of("encoder", "[B, 64, 64]"),
        1.5e6,
        List.of(new StepMemory("cpu", "fp32", 2048, 256, 64, 4096)),
        List.of(
            new PartPlan(
                "mask",
                "mask",
                "random(cell: 4px)",
                0,
                0,
                "",
                Map.of(),
                new MaskStatistics(
                    8, 8, new MaskStatistics.Means(0.5, 4.2, 0.01, 32), "", List.of())),
            new PartPlan(
                "encoder",
                "encoder",
                "vit(width: 64)",
                64,
                64,
                "[B, 64, 64]",
                Map.of("width", "64"),
                null)),
        List.of(),
        List.of("64 tokens per image"));
  }
}
