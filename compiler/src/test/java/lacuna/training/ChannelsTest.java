package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images of eight bands, as NumPy arrays and as TIFF: band {@code b} of the files has the level
 * {@code 10 + 20 * b} of 255 everywhere, but for a first row of zeros.
 */
class ChannelsTest {
  private static final int BANDS = 8;
  private static final int SIDE = 16;

  private static final String SPEC =
      """
      experiment bands

      pretrain {
        image              = 16px
        channels           = 8
        mean               = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
        std                = [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]
        data               = image_folder("PHOTOS", labels: false)
        validation         = image_folder("PHOTOS", labels: false)
        validation_augment = []
        mask               = random(cell: 8px, ratio: 50%)
        encoder            = vit(width: 16, depth: 1, heads: 2, patch: 8px)
        length             = 2 epochs
        batch_size         = 2
      }
      """;

  @TempDir private Path folder;

  private Path spec;

  @BeforeEach
  void writeImages() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 2; i++) {
      Files.write(photos.resolve(i + ".npy"), npy());
      Files.write(photos.resolve(i + ".tif"), tiff());
    }
    spec =
        Files.writeString(
            folder.resolve("bands.lac"), SPEC.replace("PHOTOS", photos.toString()));
  }

  private static int level(int band, int pixel) {
    return pixel < SIDE ? 0 : 10 + 20 * band;
  }

  /** (channels, height, width) of 16 bits. */
  private static byte[] npy() {
    String header =
        "{'descr': '<u2', 'fortran_order': False, 'shape': (%d, 33, %d), }".formatted(BANDS, 33);
    header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer file =
        ByteBuffer.allocate(10 + header.length() + 2 * BANDS * 33 * 33)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    file.put((byte) 0).putShort((short) header.length());
    file.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int band = 0; band < BANDS; band++) {
      for (int pixel = 0; pixel < 33 * 33; pixel++) {
        file.putShort((short) (257 * level(band, pixel < 33 ? 0 : SIDE)));
      }
    }
    return file.array();
  }

  /** (height, width, channels) of 8 bits, one strip (TIFF 6.0). */
  private static byte[] tiff() {
    int[][] tags = {
      {256, 3, 1, SIDE}, {257, 3, 1, SIDE}, {258, 3, BANDS, 8 + 0}, {259, 3, 1, 1}, {262, 3, 1, 1},
      {273, 4, 1, 0}, {277, 3, 1, BANDS}, {278, 3, 1, SIDE}, {279, 4, 1, SIDE * SIDE * BANDS},
      {284, 3, 1, 1}, {338, 3, BANDS - 1, 0}
    };
    int directory = 8;
    int more = directory + 2 + 12 * tags.length + 4;
    int pixels = more + 2 * BANDS + 2 * (BANDS - 1);
    ByteBuffer file =
        ByteBuffer.allocate(pixels + SIDE * SIDE * BANDS).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0x4949).putShort((short) 42).putInt(directory);
    file.putShort((short) tags.length);
    int values = more;
    for (int[] tag : tags) {
      file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]);
      if (tag[2] > 2) {
        file.putInt(values);
        values += 2 * tag[2];
      } else {
        file.putInt(tag[0] == 273 ? pixels : tag[3]);
      }
    }
    file.putInt(0);
    IntStream.range(0, BANDS).forEach(band -> file.putShort((short) 8));
    IntStream.range(1, BANDS).forEach(band -> file.putShort((short) 0));
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      for (int band = 0; band < BANDS; band++) {
        file.put((byte) level(band, pixel));
      }
    }
    return file.array();
  }

  private double[] means(Object... words) {
    Object[] all = {"data", spec, "--json"};
    Object[] line = new Object[all.length + words.length];
    System.arraycopy(all, 0, line, 0, all.length);
    System.arraycopy(words, 0, line, all.length, words.length);
    String said = Shell.succeeds(line);
    JsonArray mean =
        JsonParser.parseString(said.lines().findFirst().orElseThrow())
            .getAsJsonObject()
            .getAsJsonArray("mean");
    return IntStream.range(0, mean.size()).mapToDouble(i -> mean.get(i).getAsDouble()).toArray();
  }

  private static double mean(int band) {
    // two files of 33 rows and two of 16, each without its first row
    return (10 + 20 * band) / 255.0 * (32 / 33.0 + 15 / 16.0) / 2;
  }

  @Test
  void everyBandIsAChannel() {
    assertArrayEquals(IntStream.range(0, BANDS).mapToDouble(ChannelsTest::mean).toArray(), means(), 1e-9);
  }

  @Test
  void bandsChooseThem() {
    double[] chosen =
        means(
            "--set", "pretrain.channels=4",
            "--set", "pretrain.mean=[0.5, 0.5, 0.5, 0.5]",
            "--set", "pretrain.std=[0.2, 0.2, 0.2, 0.2]",
            "--set", "pretrain.data.bands=[8, 1, 5, 5]",
            "--set", "pretrain.validation.bands=[8, 1, 5, 5]");
    assertArrayEquals(new double[] {mean(7), mean(0), mean(4), mean(4)}, chosen, 1e-9);
  }

  @Test
  void aRunTrainsOnThemAndShowsTheFirstThree() throws IOException {
    Path run = folder.resolve("run");
    String said = Shell.succeeds("run", spec, "--device=cpu", "--out", run);
    assertTrue(said.contains("pretrain  epoch 2  loss "), said);
    BufferedImage shown = ImageIO.read(run.resolve("samples/pretrain/00-image.png").toFile());
    assertEquals(0xff0a1e32, shown.getRGB(SIDE / 2, SIDE - 1)); // 10, 30, 50
    Shell.succeeds(
        "reconstruct", run, folder.resolve("photos/0.tif"), "--device=cpu");
    String features = folder.resolve("f.csv").toString();
    String embedded =
        Shell.succeeds("embed", run, folder.resolve("photos"), "-o", features, "--device=cpu");
    assertTrue(embedded.contains("features of 4 images"), embedded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pretrain.augment=[color_jitter()] | `color_jitter` changes red, green and blue",
        "pretrain.augment=[rand_augment()] | `rand_augment` changes red, green and blue",
        "pretrain.augment=[random_resized_crop(resize: fast)] | `resize: fast` takes RGB images",
        "pretrain.data=synthetic() | `channels` must be 1 or 3: synthetic images are RGB",
        "pretrain.data.bands=[1, 2] | `bands` must be one for each of `channels`",
        "pretrain.channels=33 | `channels` must be from 1 to 32",
        "pretrain.channels=4 | `mean` and `std` must have one number per channel",
        "pretrain.target=nearest_color(file: \"c\", colors: 8) | `channels` must be 3"
      })
  void whatMakesNoSenseForBandsIsAnErrorBeforeTheRun(String setting, String message) {
    Shell.Answer answer = Shell.lacuna("check", spec, "--set", setting);
    assertEquals(1, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().contains(message), answer.err());
    assertTrue(answer.err().contains("= help: "), answer.err());
  }

  @Test
  void filesOfOtherBandsAreNamed() throws IOException {
    BufferedImage rgb = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(rgb, "png", folder.resolve("photos/rgb.png").toFile());
    String said = Shell.succeeds("data", spec);
    assertTrue(said.contains("rgb.png: it has 3 bands, and `channels` is 8\n"), said);
    String colors = Shell.succeeds("data", folder.resolve("photos"));
    assertTrue(colors.contains("0.npy: it has 8 bands: choose three, as by bands: [4, 3, 2]"), colors);
  }
}
