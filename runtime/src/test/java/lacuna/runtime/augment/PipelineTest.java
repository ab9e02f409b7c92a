package lacuna.runtime.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.runtime.image.Golden;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  @Test
  void evaluatesAsTheOfficialCodeDoes() {
    for (JsonElement element : Golden.json("augment/case.json").getAsJsonArray("eval_cases")) {
      JsonObject golden = element.getAsJsonObject();
      String name = golden.get("name").getAsString();
      String file = golden.get("file").getAsString();
      Size size = new Size(golden.get("img_size").getAsInt(), golden.get("img_size").getAsInt());
      CenterCrop center = new CenterCrop(size, 0.875, "bicubic");
      float[] values =
          run(new Pipeline(size, List.of(center), MEAN, DEVIATION), Golden.image(file));
      float[] wanted = Golden.floats("augment/eval.safetensors", name);
      double sum = 0;
      for (int i = 0; i < wanted.length; i++) {
        assertEquals(wanted[i], values[i], file.endsWith(".png") ? 1e-6 : 0.06, name);
        sum += Math.abs(wanted[i] - values[i]);
      }
      assertTrue(sum / wanted.length < 0.01, name);
    }
  }

  @Test
  void givesTheWantedSizeWhereNoAugmentDoes() {
    Size size = new Size(24, 40);
    Pipeline pipeline = new Pipeline(size, List.of(), MEAN, DEVIATION);
    assertEquals(3 * 24 * 40, run(pipeline, Golden.image("rgb_160x120.png")).length);
    assertEquals(3 * 24 * 40, run(pipeline, Golden.image("photo_333x500_exif6.jpg")).length);
  }

  @Test
  void oneChannelIsTheLumaOfAllThree() {
    Size size = new Size(1, 1);
    Pipeline pipeline = new Pipeline(size, List.of(), new double[] {0.5}, new double[] {0.25});
    Image green = Image.of(1, 1, new byte[] {0, (byte) 255, 0});
    assertEquals((150 / 255f - 0.5f) / 0.25f, run(pipeline, green)[0]); // 255 * 0.587 = 149.7
  }

  @Test
  void flipsAsOftenAsItIsTold() {
    Size size = new Size(1, 2);
    Image image = Image.of(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    new HorizontalFlip(size, 0).apply(image, new SplittableRandom(1), new Workspace());
    assertEquals(0x010203, image.pixel(0, 0));
    new HorizontalFlip(size, 1).apply(image, new SplittableRandom(1), new Workspace());
    assertEquals(0x040506, image.pixel(0, 0));
    assertEquals(0x010203, image.pixel(1, 0));
  }

  private static float[] run(Pipeline pipeline, Image image) {
    FloatBuffer into = FloatBuffer.allocate(pipeline.length());
    pipeline.write(image, new SplittableRandom(0), into, 0, new Workspace());
    return into.array();
  }
}
