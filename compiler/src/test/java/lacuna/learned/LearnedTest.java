package lacuna.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import lacuna.cli.Shell;
import lacuna.parity.Numbers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code lacuna predict} and {@code embed} say of images. They are compared with what {@code
 * lacuna trace} computes of the same pixels, which other tests compare with the official networks.
 */
class LearnedTest {
  private static final double CLOSE = 1e-5;
  private static final int COUNT = PhotoRun.CLASSES.size() * PhotoRun.EACH;

  @TempDir private static Path folder;
  private static PhotoRun pets;
  private static Path photos = Path.of("");
  private static Path run = Path.of("");

  @BeforeAll
  static void trains() throws IOException {
    pets = new PhotoRun(folder);
    photos = pets.photos();
    run = pets.run();
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheLogitsThatATraceComputes() throws IOException {
    Numbers logits = pets.traced().get("out.logits");
    String json = Shell.succeeds("predict", run, photos, "--top=9", "--json", "--device=cpu");
    List<String> lines = json.lines().toList();
    assertEquals(COUNT, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      double[] own = Arrays.copyOfRange(logits.values(), 3 * i, 3 * i + 3);
      double sum = Arrays.stream(own).map(Math::exp).sum();
      JsonObject line = JsonParser.parseString(lines.get(i)).getAsJsonObject();
      assertEquals(pets.file(i).toString(), line.get("path").getAsString());
      JsonArray predictions = line.getAsJsonArray("predictions");
      assertEquals(own.length, predictions.size());
      double before = 1;
      for (JsonElement each : predictions) {
        JsonObject one = each.getAsJsonObject();
        String name = one.get("class").getAsString();
        int label = name.equals("2") ? 2 : PhotoRun.CLASSES.indexOf(name); // no folder is the third
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
    assertEquals(1 + 2 * COUNT, lines.size());
    String path = "\"" + pets.file(0).toString().replace("\"", "\"\"") + "\"";
    assertTrue(lines.get(1).startsWith(path + ",1,"), lines.get(1));
    assertTrue(lines.get(2).startsWith(path + ",2,"), lines.get(2));
  }

  @Test
  void pooledFeaturesAreThoseThatATraceComputes() throws IOException {
    Numbers expected = pets.traced().get("out.encoder");
    List<double[]> rows = pets.csv("--stage=finetune", photos);
    assertEquals(COUNT, rows.size());
    int width = (int) expected.shape()[1];
    for (int i = 0; i < rows.size(); i++) {
      double[] own = Arrays.copyOfRange(expected.values(), i * width, (i + 1) * width);
      assertArrayEquals(own, rows.get(i), CLOSE);
    }
  }

  @Test
  void aBatchGivesWhatEachImageGivesAlone() throws IOException {
    List<double[]> together = pets.csv(photos);
    for (int i : new int[] {0, together.size() - 1}) {
      assertArrayEquals(pets.csv(pets.file(i)).get(0), together.get(i), CLOSE);
    }
  }

  /** Swin pools by the mean of its tokens, behind the same norm. */
  @Test
  void theMeanOfSwinsTokensIsItsPooledVector() throws IOException {
    List<double[]> pooled = pets.csv(photos);
    Path file = folder.resolve("tokens.npy");
    Shell.succeeds("embed", run, photos, "--tokens", "-o", file, "--device=cpu");
    int width = pooled.get(0).length;
    int tokens = 4;
    ByteBuffer array = PhotoRun.array(file, "(6, 4, %d)".formatted(width));
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
    Files.copy(pets.file(0), mixed.resolve("a.png"));
    Files.writeString(mixed.resolve("b.png"), "no picture");
    Files.copy(pets.file(1), mixed.resolve("c.png"));
    Files.writeString(mixed.resolve("d.png"), "no picture");
    Path file = folder.resolve("mixed.npy");
    String said = Shell.succeeds("embed", run, mixed, "-o", file, "--device=cpu");
    assertTrue(said.contains("skipped " + mixed.resolve("b.png")), said);
    assertTrue(said.contains("skipped " + mixed.resolve("d.png")), said);
    assertEquals(
        List.of(mixed.resolve("a.png").toString(), mixed.resolve("c.png").toString()),
        Files.readAllLines(folder.resolve("mixed.txt")));
    List<double[]> whole = pets.csv(pets.file(0), pets.file(1));
    ByteBuffer array = PhotoRun.array(file, "(2, %d)".formatted(whole.get(0).length));
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
        List.of(PhotoRun.CLASSES.get(0), PhotoRun.CLASSES.get(1), "LABEL_2"),
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

  private static void assertTold(String message, Object... words) {
    Shell.Answer answer = Shell.lacuna(words);
    assertEquals(2, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().contains(message), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
  }
}
