package lacuna.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import lacuna.parity.Numbers;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.tensor.Engines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code lacuna predict} and {@code embed} say of images. They are compared with what {@code
 * lacuna trace} computes of the same pixels, which other tests compare with the official networks.
 */
class LearnedTest {
  private static final int SIDE = 16;
  private static final int EACH = 3;
  private static final double CLOSE = 1e-5;
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] STD = {0.229, 0.224, 0.225};
  private static final List<String> CLASSES = List.of("a, \"b\"", "cat");

  @TempDir private static Path folder;
  private static Path photos = Path.of("");
  private static Path spec = Path.of("");
  private static Path run = Path.of("");

  @BeforeAll
  static void trains() throws IOException {
    photos = folder.resolve("photos");
    Random random = new Random(1);
    for (String name : CLASSES) {
      Path inside = Files.createDirectories(photos.resolve(name));
      for (int i = 0; i < EACH; i++) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt(1 << 24));
        }
        ImageIO.write(image, "png", inside.resolve(i + ".png").toFile());
      }
    }
    spec =
        Files.writeString(
            folder.resolve("pets.lac"),
            """
            experiment pets

            pretrain {
              image              = 16px
              data               = image_folder("PHOTOS")
              validation_augment = []
              mask               = random(cell: 8px, ratio: 50%)
              encoder            = swin(embed_dim: 8, depths: [2, 2], heads: [1, 2], window: 2)
              length             = 1 steps
              batch_size         = 2
            }

            finetune {
              from               = pretrain.encoder
              image              = 16px
              data               = image_folder("PHOTOS")
              validation_augment = []
              encoder            = pretrain.encoder
              classes            = 3
              mixup              = none
              length             = 4 steps
              batch_size         = 2
              optimizer          = adamw(rate: 1e-2 per 2 images)
            }
            """
                .replace("PHOTOS", photos.toString()));
    run = folder.resolve("run");
    Shell.succeeds("run", spec, "--device=cpu", "--out", run);
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheLogitsThatATraceComputes() throws IOException {
    Numbers logits = traced().get("out.logits");
    String json = Shell.succeeds("predict", run, photos, "--top=9", "--json", "--device=cpu");
    List<String> lines = json.lines().toList();
    assertEquals(CLASSES.size() * EACH, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      double[] own = Arrays.copyOfRange(logits.values(), 3 * i, 3 * i + 3);
      double sum = Arrays.stream(own).map(Math::exp).sum();
      JsonObject line = JsonParser.parseString(lines.get(i)).getAsJsonObject();
      assertEquals(file(i).toString(), line.get("path").getAsString());
      JsonArray predictions = line.getAsJsonArray("predictions");
      assertEquals(own.length, predictions.size());
      double before = 1;
      for (JsonElement each : predictions) {
        JsonObject one = each.getAsJsonObject();
        String name = one.get("class").getAsString();
        int label = name.equals("2") ? 2 : CLASSES.indexOf(name); // no folder is the third
        double probability = one.get("probability").getAsDouble();
        assertEquals(Math.exp(own[label]) / sum, probability, CLOSE);
        assertTrue(probability <= before, lines.get(i));
        before = probability;
      }
    }
  }

  @Test
  void csvHasALineForEachOfTheLikeliestClasses() throws IOException {
    Path file = folder.resolve("p/predictions.csv");
    String said = Shell.succeeds("predict", run, photos, "--top=2", "-o", file, "--device=cpu");
    assertTrue(said.contains("predictions.csv: 6 images"), said);
    List<String> lines = Files.readAllLines(file);
    assertEquals("path,rank,class,probability", lines.get(0));
    assertEquals(1 + 2 * CLASSES.size() * EACH, lines.size());
    String path = "\"" + file(0).toString().replace("\"", "\"\"") + "\"";
    assertTrue(lines.get(1).startsWith(path + ",1,"), lines.get(1));
    assertTrue(lines.get(2).startsWith(path + ",2,"), lines.get(2));
  }

  @Test
  void pooledFeaturesAreThoseThatATraceComputes() throws IOException {
    Numbers expected = traced().get("out.encoder");
    List<double[]> rows = csv("--stage=finetune", photos);
    assertEquals(CLASSES.size() * EACH, rows.size());
    int width = (int) expected.shape()[1];
    for (int i = 0; i < rows.size(); i++) {
      double[] own = Arrays.copyOfRange(expected.values(), i * width, (i + 1) * width);
      assertArrayEquals(own, rows.get(i), CLOSE);
    }
  }

  @Test
  void aBatchGivesWhatEachImageGivesAlone() throws IOException {
    List<double[]> together = csv(photos);
    for (int i : new int[] {0, together.size() - 1}) {
      assertArrayEquals(csv(file(i)).get(0), together.get(i), CLOSE);
    }
  }

  /** Swin pools by the mean of its tokens, behind the same norm. */
  @Test
  void theMeanOfSwinsTokensIsItsPooledVector() throws IOException {
    List<double[]> pooled = csv(photos);
    Path file = folder.resolve("tokens.npy");
    Shell.succeeds("embed", run, photos, "--tokens", "-o", file, "--device=cpu");
    int width = pooled.get(0).length;
    int tokens = 4;
    ByteBuffer array = array(file, "(6, 4, %d)".formatted(width));
    for (double[] row : pooled) {
      double[] mean = new double[width];
      for (int i = 0; i < tokens * width; i++) {
        mean[i % width] += array.getFloat() / tokens;
      }
      assertArrayEquals(row, mean, CLOSE);
    }
    assertFalse(array.hasRemaining());
  }

  @Test
  void brokenPicturesAreNamedAndLeftOut() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    Files.copy(file(0), mixed.resolve("a.png"));
    Files.writeString(mixed.resolve("b.png"), "no picture");
    Files.copy(file(1), mixed.resolve("c.png"));
    Files.writeString(mixed.resolve("d.png"), "no picture");
    Path file = folder.resolve("mixed.npy");
    String said = Shell.succeeds("embed", run, mixed, "-o", file, "--device=cpu");
    assertTrue(said.contains("skipped " + mixed.resolve("b.png")), said);
    assertTrue(said.contains("skipped " + mixed.resolve("d.png")), said);
    assertEquals(
        List.of(mixed.resolve("a.png").toString(), mixed.resolve("c.png").toString()),
        Files.readAllLines(folder.resolve("mixed.txt")));
    List<double[]> whole = csv(file(0), file(1));
    ByteBuffer array = array(file, "(2, %d)".formatted(whole.get(0).length));
    for (double[] row : whole) {
      for (double value : row) {
        assertEquals(value, array.getFloat(), CLOSE);
      }
    }
  }

  @Test
  void whatCannotBeDoneIsToldAndLeavesNothing() throws IOException {
    assertTold("does not learn to classify", "predict", run, photos, "--stage=pretrain");
    assertTold("--top must be at least 1", "predict", run, photos, "--top=0");
    assertTold("its name must end with .npy or .csv", "embed", run, photos, "-o", "f.parquet");
    assertTold(
        "learns pooled features alone",
        "embed", run, photos, "--stage=finetune", "--tokens", "-o", "f.npy");
    Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
    Path file = folder.resolve("none.npy");
    assertTold("none of the 1 images", "embed", run, broken, "-o", file);
    assertFalse(Files.exists(file));
    assertFalse(Files.exists(folder.resolve("none.npy.part")));
    Path list = Files.writeString(folder.resolve("list.txt"), "mine");
    assertTold("is there already", "embed", run, photos, "-o", folder.resolve("list.npy"));
    assertEquals("mine", Files.readString(list));
  }

  @Test
  void exportsNameTheClasses() throws IOException {
    Path timm = folder.resolve("timm");
    Shell.succeeds("export", run, "--as=timm", "--out", timm);
    assertEquals(
        List.of(CLASSES.get(0), CLASSES.get(1), "LABEL_2"),
        StreamSupport.stream(config(timm).getAsJsonArray("label_names").spliterator(), false)
            .map(JsonElement::getAsString)
            .toList());
    Path transformers = folder.resolve("transformers");
    Shell.succeeds("export", run, "--as=transformers", "--out", transformers);
    JsonObject config = config(transformers);
    assertEquals("cat", config.getAsJsonObject("id2label").get("1").getAsString());
    assertEquals(1, config.getAsJsonObject("label2id").get("cat").getAsInt());
    assertEquals(3, config.getAsJsonObject("id2label").size());
  }

  private static JsonObject config(Path export) throws IOException {
    return JsonParser.parseString(Files.readString(export.resolve("config.json")))
        .getAsJsonObject();
  }

  private static Path file(int number) {
    return photos.resolve(CLASSES.get(number / EACH)).resolve(number % EACH + ".png");
  }

  /** What a trace of the fine-tuned network computes of all photos. */
  private static Map<String, Numbers> traced() throws IOException {
    int count = CLASSES.size() * EACH;
    float[] pixels = new float[count * 3 * SIDE * SIDE];
    int at = 0;
    for (int i = 0; i < count; i++) {
      BufferedImage image = ImageIO.read(file(i).toFile());
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          int rgb = image.getRGB(pixel % SIDE, pixel / SIDE);
          double color = (rgb >> (16 - 8 * channel) & 0xff) / 255.0;
          pixels[at++] = (float) ((color - MEAN[channel]) / STD[channel]);
        }
      }
    }
    Path input = folder.resolve("io.safetensors");
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      SafetensorsWriter.write(
          input,
          Map.of(),
          Map.of("in.image", memory.create(pixels, new Shape(count, 3, SIDE, SIDE))));
    }
    Path out = folder.resolve("trace");
    Shell.succeeds(
        "trace", spec, "finetune", "--weights", run.resolve("finetune.safetensors"), "--input",
        input, "--out", out, "--device=cpu");
    return Numbers.read(out.resolve("outputs.safetensors"));
  }

  /** The vectors that `embed` writes with some words; paths in these tests may have a comma. */
  private static List<double[]> csv(Object... words) throws IOException {
    Path file = folder.resolve("features.csv");
    List<Object> all = new ArrayList<>(List.of("embed", run));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", file, "--device=cpu"));
    Shell.succeeds(all.toArray());
    List<String> lines = Files.readAllLines(file);
    int width = lines.get(0).split(",").length - 1;
    List<double[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      rows.add(
          Arrays.stream(fields, fields.length - width, fields.length)
              .mapToDouble(Double::parseDouble)
              .toArray());
    }
    return rows;
  }

  /** The values of a file of NumPy's, whose header says the shape. */
  private static ByteBuffer array(Path file, String shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] header = new byte[bytes.getShort()];
    bytes.get(header);
    assertEquals(0, bytes.position() % 64);
    String said = new String(header, StandardCharsets.US_ASCII);
    String fields = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    assertEquals(fields, said.strip());
    assertTrue(said.endsWith("\n"), said);
    return bytes;
  }

  private static void assertTold(String message, Object... words) {
    Shell.Answer answer = Shell.lacuna(words);
    assertEquals(2, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().contains(message), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
  }
}
