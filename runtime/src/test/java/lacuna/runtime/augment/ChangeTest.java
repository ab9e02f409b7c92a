package lacuna.runtime.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import lacuna.runtime.image.Golden;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final Size SIZE = new Size(30, 40);

  private static Image picture(JsonObject golden) {
    return Image.of(
        golden.get("width").getAsInt(),
        golden.get("height").getAsInt(),
        Base64.getDecoder().decode(golden.get("pixels").getAsString()));
  }

  @Test
  void eachChangeGivesPillowsBytes() {
    JsonObject golden = Golden.json("changes/case.json");
    for (JsonElement element : golden.getAsJsonArray("cases")) {
      JsonObject one = element.getAsJsonObject();
      Change change = Change.valueOf(one.get("change").getAsString());
      double level = one.get("level").getAsDouble();
      double sign = one.get("sign").getAsDouble();
      Image changed = change.apply(picture(golden), level, sign, new Workspace());
      byte[] wanted = Base64.getDecoder().decode(one.get("wanted").getAsString());
      assertArrayEquals(wanted, changed.toBytes(), change + " at " + sign * level);
    }
  }

  @Test
  void randAugmentRepeatsFromTheSameSource() {
    RandAugment augment = new RandAugment(SIZE, 3, 9, 0.5, 2);
    JsonObject golden = Golden.json("changes/case.json");
    int changed = 0;
    for (int seed = 0; seed < 40; seed++) {
      byte[] first = run(augment, picture(golden), seed);
      assertArrayEquals(first, run(augment, picture(golden), seed));
      changed += Arrays.equals(first, picture(golden).toBytes()) ? 0 : 1;
    }
    assertEquals(30, changed, 9); // a quarter draws two changes that are both left out
  }

  @Test
  void colorJitterOfNothingChangesNothing() {
    Image picture = picture(Golden.json("changes/case.json"));
    byte[] before = picture.toBytes();
    assertArrayEquals(before, run(new ColorJitter(SIZE, 3, 0, 0, 0, 0, 1), picture, 1));
    assertFalse(Arrays.equals(before, run(new ColorJitter(SIZE, 3, 0.4, 0.4, 0.4, 0, 1), picture, 1)));
  }

  @Test
  void erasingOverwritesOneRectangleOfEveryChannelWithNoise() {
    FloatBuffer values = FloatBuffer.allocate(5 + 3 * 30 * 40);
    new RandomErasing(SIZE, 3, 1).applyNormalized(values, 5, 3, 30, 40, new SplittableRandom(4));
    int[] erased = new int[3];
    double sum = 0;
    double squares = 0;
    for (int i = 5; i < values.capacity(); i++) {
      float value = values.get(i);
      erased[(i - 5) / 1200] += value == 0 ? 0 : 1;
      sum += value;
      squares += value * value;
    }
    assertEquals(erased[0], erased[1]);
    assertEquals(erased[0], erased[2]);
    assertEquals(0.18, erased[0] / 1200.0, 0.17);
    assertEquals(0, sum / (3 * erased[0]), 0.2);
    assertEquals(1, squares / (3 * erased[0]), 0.25);
    for (int i = 0; i < 5; i++) {
      assertEquals(0, values.get(i));
    }
  }

  @Test
  void refuseSettingsOutOfTheirRange() {
    assertThrows(IllegalArgumentException.class, () -> new RandAugment(SIZE, 3, 11, 0.5, 2));
    assertThrows(IllegalArgumentException.class, () -> new RandomErasing(SIZE, 3, 1.2));
    assertThrows(IllegalArgumentException.class, () -> new ColorJitter(SIZE, 3, -1, 0, 0, 0, 1));
  }

  private static byte[] run(Augment augment, Image picture, long seed) {
    return augment.apply(picture, new SplittableRandom(seed), new Workspace()).toBytes();
  }
}
