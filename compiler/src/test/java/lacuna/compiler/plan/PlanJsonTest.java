package lacuna.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private final String text = new PlanJson().write(SmallVit.plan());
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
    assertEquals(text, new PlanJson().write(SmallVit.plan()));
  }
}
