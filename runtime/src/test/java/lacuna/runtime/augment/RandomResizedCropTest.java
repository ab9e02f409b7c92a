package lacuna.runtime.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.image.Box;
import lacuna.runtime.image.Golden;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

class RandomResizedCropTest {
  private static final Size SIZE = new Size(192, 192);

  @Test
  void cutsTheBoxThatTorchvisionCutsFromTheSameDraws() {
    RandomResizedCrop crop =
        new RandomResizedCrop(SIZE, 3, new Range(0.67, 1), new Range(0.75, 4 / 3.0), "box", "exact");
    for (JsonElement element :
        Golden.json("random_resized_crop/case.json").getAsJsonArray("cases")) {
      JsonObject golden = element.getAsJsonObject();
      List<Double> reals = new ArrayList<>();
      for (JsonElement attempt : golden.getAsJsonArray("attempts")) {
        reals.add(attempt.getAsJsonObject().get("area_fraction").getAsDouble());
        reals.add(attempt.getAsJsonObject().get("log_ratio").getAsDouble());
      }
      List<int[]> integers = new ArrayList<>();
      for (String name : List.of("top_draw", "left_draw")) {
        if (!golden.get(name).isJsonNull()) {
          integers.add(
              new int[] {
                golden.getAsJsonArray(name).get(1).getAsInt(),
                golden.getAsJsonArray(name).get(2).getAsInt()
              });
        }
      }
      ScriptedDraws draws = new ScriptedDraws(reals, integers);
      Box box =
          crop.box(golden.get("height").getAsInt(), golden.get("width").getAsInt(), draws);
      Box wanted =
          new Box(
              golden.get("top").getAsInt(),
              golden.get("left").getAsInt(),
              golden.get("box_height").getAsInt(),
              golden.get("box_width").getAsInt());
      assertEquals(wanted, box);
      assertTrue(draws.isUsedUp());
    }
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    Range shape = new Range(0.75, 1.25);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RandomResizedCrop(SIZE, 3, new Range(0.5, 1.5), shape, "bilinear", "exact"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RandomResizedCrop(SIZE, 3, new Range(0.5, 1), shape, "nearest", "exact"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RandomResizedCrop(SIZE, 3, new Range(0.5, 1), shape, "bilinear", "quick"));
  }
}
