package lacuna.runtime.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import lacuna.runtime.image.Golden;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

/** Grayscale, hue, blur, solarize and the vertical flip, by Pillow's bytes and by their formulas. */
class ColorsAndBlurTest {
  private static final Size SIZE = new Size(30, 40);

  private static Image picture() {
    JsonObject golden = Golden.json("changes/case.json");
    return Image.of(
        golden.get("width").getAsInt(),
        golden.get("height").getAsInt(),
        bytes(golden.get("pixels")));
  }

  private static byte[] bytes(JsonElement text) {
    return Base64.getDecoder().decode(text.getAsString());
  }

  private static byte[] run(Augment augment, Image image) {
    return augment.apply(image, new SplittableRandom(7), new Workspace()).toBytes();
  }

  @Test
  void hueGivesPillowsBytes() {
    for (JsonElement element : Golden.json("changes/hue.json").getAsJsonArray("cases")) {
      JsonObject one = element.getAsJsonObject();
      Image image = picture();
      Hue.shift(image, one.get("share").getAsDouble());
      assertArrayEquals(bytes(one.get("wanted")), image.toBytes(), one.get("share").getAsString());
    }
  }

  @Test
  void grayscaleIsPillowsLumaInEachChannel() {
    byte[] wanted = bytes(Golden.json("changes/hue.json").get("gray"));
    byte[] gray = run(new Grayscale(SIZE, 3, 1), picture());
    byte[] before = picture().toBytes();
    for (int i = 0; i < gray.length; i++) {
      assertEquals(wanted[i / 3], gray[i]);
      int first = i / 3 * 3;
      double luma =
          0.299 * (before[first] & 255)
              + 0.587 * (before[first + 1] & 255)
              + 0.114 * (before[first + 2] & 255);
      assertEquals(luma, gray[i] & 255, 0.51);
    }
    assertArrayEquals(before, run(new Grayscale(SIZE, 3, 0), picture()));
  }

  @Test
  void solarizeInvertsFromTheThresholdOn() {
    Image values = Image.of(2, 2, new byte[] {0, 1, 2, 126, 127, (byte) 128, (byte) 129, 64, 100,
      (byte) 254, (byte) 255, (byte) 200});
    byte[] wanted = {0, 1, 2, 126, 127, 127, 126, 64, 100, 1, 0, 55};
    assertArrayEquals(wanted, run(new Solarize(new Size(2, 2), 3, 1, 128), values));
    byte[] all = picture().toBytes();
    byte[] inverted = run(new Solarize(SIZE, 3, 1, 0), picture());
    for (int i = 0; i < all.length; i++) {
      assertEquals(255 - (all[i] & 255), inverted[i] & 255);
    }
  }

  @Test
  void flipsTopToBottom() {
    Image before = picture();
    Image after = new VerticalFlip(SIZE, 3, 1).apply(picture(), new SplittableRandom(1), new Workspace());
    for (int y = 0; y < before.height(); y++) {
      for (int x = 0; x < before.width(); x++) {
        assertEquals(before.pixel(x, before.height() - 1 - y), after.pixel(x, y));
      }
    }
    assertArrayEquals(before.toBytes(), run(new VerticalFlip(SIZE, 3, 0), picture()));
  }

  @Test
  void theKernelSumsToOneAndIsTheGaussian() {
    for (double sigma : new double[] {0.1, 0.7, 2, 9}) {
      double[] kernel = GaussianBlur.kernel(sigma, 11);
      double sum = kernel[0];
      for (int x = 1; x <= 11; x++) {
        sum += 2 * kernel[x];
        assertEquals(Math.exp(-x * x / (2 * sigma * sigma)), kernel[x] / kernel[0], 1e-12);
      }
      assertEquals(1, sum, 1e-12);
    }
  }

  @Test
  void blursAPointToTheProductOfTwoKernels() {
    int side = 31;
    double sigma = 1.3;
    byte[] point = new byte[3 * side * side];
    int middle = side / 2;
    point[3 * (middle * side + middle) + 1] = (byte) 255;
    byte[] blurred =
        run(
            new GaussianBlur(new Size(side, side), 3, 1, new Range(sigma, sigma), 9),
            Image.of(side, side, point));
    double sum = 0;
    for (int x = -4; x <= 4; x++) {
      sum += Math.exp(-x * x / (2 * sigma * sigma));
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int across = x - middle;
        int down = y - middle;
        boolean inside = Math.abs(across) <= 4 && Math.abs(down) <= 4;
        double wanted =
            inside
                ? 255 * Math.exp(-(across * across + down * down) / (2 * sigma * sigma)) / sum / sum
                : 0;
        int at = 3 * (y * side + x);
        assertEquals(0, blurred[at]);
        assertEquals(Math.rint(wanted), blurred[at + 1] & 255, x + ", " + y);
        assertEquals(0, blurred[at + 2]);
      }
    }
  }

  /** A picture of many bands is changed as one of three is that has one of its bands as each color. */
  @Test
  void bandsAreChangedAsColorsAre() {
    int bands = 8;
    int side = 24;
    byte[] values = new byte[bands * side * side];
    new SplittableRandom(3).nextBytes(values);
    Size size = new Size(side, side);
    Range all = new Range(0.2, 1);
    List<IntFunction<Augment>> changes =
        List.of(
            channels -> new HorizontalFlip(size, channels, 1),
            channels -> new VerticalFlip(size, channels, 1),
            channels -> new GaussianBlur(size, channels, 1, new Range(1.3, 1.3), 9),
            channels -> new Solarize(size, channels, 1, 128),
            channels -> new CenterCrop(size, channels, 0.875, "bicubic"),
            channels -> new RandomResizedCrop(size, channels, all, all, "bilinear", "exact"));
    for (int change = 0; change < changes.size(); change++) {
      byte[] changed = run(changes.get(change).apply(bands), bands(values, bands, side));
      for (int band = 0; band < bands; band++) {
        byte[] color = new byte[3 * side * side];
        for (int i = 0; i < color.length; i++) {
          color[i] = values[bands * (i / 3) + band];
        }
        byte[] wanted = run(changes.get(change).apply(3), Image.of(side, side, color));
        for (int pixel = 0; pixel < side * side; pixel++) {
          assertEquals(
              wanted[3 * pixel], changed[bands * pixel + band], change + ", band " + band);
        }
      }
    }
  }

  private static Image bands(byte[] values, int bands, int side) {
    Image image = new Workspace().image(side, side, bands);
    int line = bands * side;
    for (int y = 0; y < side; y++) {
      image.writeRow(0, y, side, Arrays.copyOfRange(values, y * line, (y + 1) * line));
    }
    return image;
  }

  @Test
  void mirrorsThePictureAtItsBorderAsTorch() {
    byte[] row = {0, 0, 0, 30, 30, 30, 90, 90, 90};
    byte[] blurred =
        run(
            new GaussianBlur(new Size(1, 3), 3, 1, new Range(1, 1), 3),
            Image.of(3, 1, row));
    double[] kernel = GaussianBlur.kernel(1, 1);
    assertEquals(Math.rint(2 * 30 * kernel[1]), blurred[0]); // mirrored: 30, 0, 30
    assertEquals(Math.rint(30 * kernel[0] + 90 * kernel[1]), blurred[3]);
    assertEquals(Math.rint(90 * kernel[0] + 2 * 30 * kernel[1]), blurred[6]); // 30, 90, 30
  }

  @Test
  void aBlurOfHardlyAnyWidthOrOfEvenGrayChangesNothing() {
    assertArrayEquals(
        picture().toBytes(), run(new GaussianBlur(SIZE, 3, 1, new Range(0.1, 0.1), 23), picture()));
    byte[] gray = new byte[3 * 5 * 4];
    Arrays.fill(gray, (byte) 171);
    Augment wide = new GaussianBlur(new Size(4, 5), 3, 1, new Range(0.1, 9), 23);
    assertArrayEquals(gray, run(wide, Image.of(5, 4, gray)));
  }

  @Test
  void happenAsOftenAsTheyAreTold() {
    Augment[] augments = {
      new VerticalFlip(SIZE, 3, 0.2),
      new Grayscale(SIZE, 3, 0.2),
      new Solarize(SIZE, 3, 0.2, 128),
      new GaussianBlur(SIZE, 3, 0.2, new Range(1, 2), 5),
      new ColorJitter(SIZE, 3, 0.4, 0.4, 0.2, 0.1, 0.2)
    };
    byte[] before = picture().toBytes();
    for (Augment augment : augments) {
      int changed = 0;
      for (int seed = 0; seed < 400; seed++) {
        byte[] after =
            augment.apply(picture(), new SplittableRandom(seed), new Workspace()).toBytes();
        byte[] again =
            augment.apply(picture(), new SplittableRandom(seed), new Workspace()).toBytes();
        assertArrayEquals(after, again);
        changed += Arrays.equals(before, after) ? 0 : 1;
      }
      assertEquals(80, changed, 32, augment.getClass().getSimpleName()); // 4 standard deviations
    }
  }

  @Test
  void refuseSettingsOutOfTheirRange() {
    Range sigma = new Range(0.1, 2);
    assertThrows(IllegalArgumentException.class, () -> new Solarize(SIZE, 3, 1, 256));
    assertThrows(IllegalArgumentException.class, () -> new Grayscale(SIZE, 3, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new VerticalFlip(SIZE, 3, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new GaussianBlur(SIZE, 3, 1, sigma, 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GaussianBlur(SIZE, 3, 1, new Range(0, 2), 5));
    assertThrows(
        IllegalArgumentException.class, () -> new ColorJitter(SIZE, 3, 0, 0, 0, 0.6, 1));
  }
}
