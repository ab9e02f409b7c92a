package lacuna.runtime.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.runtime.image.Golden;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.HostTensor;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.tensor.PixelNormalization;
import lacuna.runtime.tensor.Tensors;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
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
      CenterCrop center = new CenterCrop(size, 3, 0.875, "bicubic");
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
  void normalizesEveryByteToTheBitAsTorchvision() {
    byte[] gray = new byte[3 * 256];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (i / 3);
    }
    for (double mean : new double[] {0, 0.406, 0.485, 0.5}) {
      for (double deviation : new double[] {0.225, 0.229, 0.5, 1}) {
        Pipeline pipeline =
            new Pipeline(
                new Size(1, 256), List.of(), new double[] {mean}, new double[] {deviation});
        float[] values = run(pipeline, Image.of(256, 1, gray));
        for (int value = 0; value < 256; value++) {
          assertEquals((value / 255f - (float) mean) / (float) deviation, values[value]);
        }
      }
    }
  }

  @Test
  void leavesAsFloatsWhereNormalizedValuesAreChanged() {
    Size size = new Size(1, 256);
    double[] half = {0.5, 0.5, 0.5};
    assertTrue(new Pipeline(size, List.of(new RandomErasing(size, 3, 0)), half, half).bytes());
    Pipeline erased = new Pipeline(size, List.of(new RandomErasing(size, 3, 0.25)), half, half);
    assertFalse(erased.bytes());
    byte[] white = new byte[3 * 256];
    Arrays.fill(white, (byte) 255);
    ByteBuffer into =
        ByteBuffer.allocateDirect(2 * 4 * erased.length()).order(ByteOrder.nativeOrder());
    erased.write(Image.of(256, 1, white), new SplittableRandom(3), into, 1, new Workspace());
    FloatBuffer floats = into.asFloatBuffer();
    assertEquals(0, floats.get(erased.length() - 1));
    assertEquals(1, floats.get(erased.length()));
  }

  @Test
  void flipsAsOftenAsItIsTold() {
    Size size = new Size(1, 2);
    Image image = Image.of(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    new HorizontalFlip(size, 3, 0).apply(image, new SplittableRandom(1), new Workspace());
    assertEquals(0x010203, image.pixel(0, 0));
    new HorizontalFlip(size, 3, 1).apply(image, new SplittableRandom(1), new Workspace());
    assertEquals(0x040506, image.pixel(0, 0));
    assertEquals(0x010203, image.pixel(1, 0));
  }

  /** The pixels as the device sees them: written in bytes, normalized there. */
  private static float[] run(Pipeline pipeline, Image image) {
    Size size = pipeline.size();
    try (HostTensor room =
            HostTensor.bytes(false, 2, pipeline.channels(), size.height(), size.width());
        PixelNormalization normalization =
            new PixelNormalization(
                Context.current().memory().getDevice(), pipeline.mean(), pipeline.std())) {
      pipeline.write(image, new SplittableRandom(0), room.buffer(), 1, new Workspace());
      return normalization.of(Tensors.slice(room.first(2), 1, 2, 0)).toFloatArray();
    }
  }
}
