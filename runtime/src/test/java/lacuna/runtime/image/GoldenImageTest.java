package lacuna.runtime.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.FloatBuffer;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Pictures, crops and resizes against Pillow's. */
class GoldenImageTest {
  private static final Normalize NORMALISE =
      new Normalize(new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225});

  @Test
  void decodesEveryKindOfFileAsPillow() {
    for (JsonElement element : Golden.json("images/case.json").getAsJsonArray("images")) {
      JsonObject golden = element.getAsJsonObject();
      String file = golden.get("file").getAsString();
      Image image = Golden.image(file);
      assertEquals(golden.get("width").getAsInt(), image.width(), file);
      assertEquals(golden.get("height").getAsInt(), image.height(), file);
      long[] at = Golden.longs("images/crops.safetensors", "pixels." + file + ".yx");
      long[] rgb = Golden.longs("images/crops.safetensors", "pixels." + file + ".rgb");
      int allowed = file.endsWith(".png") ? 0 : 2;
      for (int i = 0; i < at.length / 2; i++) {
        int pixel = image.pixel((int) at[2 * i + 1], (int) at[2 * i]);
        for (int c = 0; c < 3; c++) {
          assertEquals(rgb[3 * i + c], pixel >> (16 - 8 * c) & 255, allowed, file);
        }
      }
    }
  }

  @Test
  void exactCropsOfLosslessPicturesAreEqual() {
    for (JsonElement element : Golden.json("images/case.json").getAsJsonArray("crops")) {
      JsonObject crop = element.getAsJsonObject();
      boolean lossless = crop.get("file").getAsString().endsWith(".png");
      compare(crop, Resize.EXACT, lossless ? 1e-6 : 0.06, lossless ? 1e-7 : 0.01);
    }
  }

  @Test
  void fastCropsAreNear() {
    for (JsonElement element : Golden.json("images/case.json").getAsJsonArray("crops")) {
      compare(element.getAsJsonObject(), Resize.FAST, 1.4, 0.06);
    }
  }

  @Test
  void exactResizesAreEqualWhicheverAxisPillowBeginsWith() {
    for (JsonElement element : Golden.json("resize/case.json").getAsJsonArray("cases")) {
      JsonObject golden = element.getAsJsonObject();
      Image image =
          Image.of(
              golden.get("width").getAsInt(),
              golden.get("height").getAsInt(),
              Base64.getDecoder().decode(golden.get("pixels").getAsString()));
      Image resized =
          Resize.EXACT.apply(
              image,
              Box.all(image),
              golden.get("to_height").getAsInt(),
              golden.get("to_width").getAsInt(),
              Interpolation.of(golden.get("interpolation").getAsString()),
              new Workspace());
      assertEquals(
          golden.get("wanted").getAsString(),
          Base64.getEncoder().encodeToString(resized.toBytes()));
    }
  }

  private static void compare(JsonObject crop, Resize resize, double most, double mean) {
    Image image = Golden.image(crop.get("file").getAsString());
    Box box =
        new Box(
            crop.get("top").getAsInt(),
            crop.get("left").getAsInt(),
            crop.get("height").getAsInt(),
            crop.get("width").getAsInt());
    int size = crop.get("size").getAsInt();
    Workspace space = new Workspace();
    Interpolation filter = Interpolation.of(crop.get("interpolation").getAsString());
    Image part = resize.apply(image, box, size, size, filter, space);
    if (crop.get("flip").getAsBoolean()) {
      Flip.horizontally(part, space);
    }
    FloatBuffer values = FloatBuffer.allocate(3 * size * size);
    NORMALISE.apply(part, values, 0, space);
    String name = crop.get("name").getAsString();
    float[] wanted = Golden.floats("images/crops.safetensors", name);
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], values.get(i), most, name);
      sum += Math.abs(wanted[i] - values.get(i));
    }
    assertTrue(sum / wanted.length <= mean, name + ": mean difference " + sum / wanted.length);
  }
}
