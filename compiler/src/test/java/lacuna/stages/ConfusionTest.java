package lacuna.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which classes are taken for which others. Images are of one of three colors, and a single nearest
 * neighbor sees nothing else: the class of an image's color is what is predicted.
 */
class ConfusionTest {
  private static final int RED = 0xdc281e;
  private static final int GREEN = 0x1edc28;
  private static final int BLUE = 0x281edc;

  @TempDir private Path folder;
  private int painted;

  @Test
  void countsWhatEachImageIsTakenForAndShowsItByName() throws IOException {
    paint("data/\"red\" & <r>", RED, 2);
    paint("data/blue", BLUE, 2);
    paint("data/green", GREEN, 2);
    paint("validation/\"red\" & <r>", RED, 3);
    paint("validation/\"red\" & <r>", BLUE, 1);
    paint("validation/blue", BLUE, 2);
    paint("validation/green", RED, 5);
    paint("validation/green", BLUE, 2);
    paint("validation/green", GREEN, 1);
    Shell.succeeds("run", knn(), "--device=cpu", "--out=" + folder.resolve("run"));
    assertEquals(
        "[[0,0,3],[0,1,1],[1,1,2],[2,0,5],[2,1,2],[2,2,1]]", counts("knn").toString());
    String report = report();
    int green = report.indexOf("<th>green</th>");
    int red = report.indexOf("<th>&quot;red&quot; &amp; &lt;r&gt;</th>");
    int blue = report.indexOf("<th>blue</th>");
    assertTrue(0 < green && green < red && red < blue, "the worst first");
    assertTrue(report.contains("12.5%</td><td>1 of 8</td><td>&quot;red&quot; &amp; &lt;r&gt; (5)"));
    assertTrue(report.contains("75%</td><td>3 of 4</td><td>blue (1)"));
    assertTrue(report.contains("<title>green taken for blue: 2 of 8 (25%)</title>"));
    assertFalse(report.contains("\"red\" & <r>"), "names are text, not markup");
  }

  @Test
  void listsThePairsMostConfusedWhereThereAreTooManyClassesForAMatrix() throws IOException {
    for (int c = 0; c < 60; c++) { // each of its own gray, but class 7 looks like class 40
      paint("data/c%02d".formatted(c), 0x010101 * (4 * c) ^ 0x400000, 1);
      paint("validation/c%02d".formatted(c), 0x010101 * (4 * (c == 7 ? 40 : c)) ^ 0x400000, 2);
    }
    Shell.succeeds("run", knn(), "--device=cpu", "--out=" + folder.resolve("run"));
    String report = report();
    assertFalse(report.contains("class=\"confusion\""));
    assertTrue(report.contains("<th>c07</th><td>c40</td><td>2</td><td>100%</td>"));
    assertTrue(report.contains("<summary>The other classes <small>40</small></summary>"));
  }

  @Test
  void areTheSameOfARunThatStoppedAndAgreeWithTheAccuracy() throws IOException {
    Path spec = finetune();
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + folder.resolve("whole"));
    Path run = folder.resolve("run");
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + run, "--steps=7");
    assertEquals(6, update("finetune"));
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + run, "--steps=11", "--resume");
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + run, "--resume");
    Map<Integer, Double> top1 = top1();
    for (String name : List.of("finetune", "best-finetune")) {
      assertArrayEquals(
          Files.readAllBytes(file(folder.resolve("whole"), name)),
          Files.readAllBytes(file(run, name)));
      int[] images = new int[5];
      int right = 0;
      for (JsonElement each : counts(name)) {
        int[] count = {number(each, 0), number(each, 1), number(each, 2)};
        images[count[0]] += count[2];
        right += count[0] == count[1] ? count[2] : 0;
      }
      assertArrayEquals(new int[] {4, 4, 4, 4, 4}, images, "rows are the images of a class");
      assertEquals(top1.get(update(name)), right / 20.0, 1e-6);
    }
    double best = top1.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertEquals(best, top1.get(update("best-finetune")));
    assertEquals(12, update("finetune"));
  }

  @Test
  void aDamagedFileStopsNothingAndIsWrittenAnew() throws IOException {
    Path spec = finetune();
    Path run = folder.resolve("run");
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + run, "--steps=3");
    Files.writeString(file(run, "finetune"), "[[0,");
    Shell.succeeds("run", spec, "--device=cpu", "--out=" + run, "--resume");
    assertEquals(12, update("finetune"));
  }

  private Path knn() throws IOException {
    String colors;
    try (InputStream stream = ConfusionTest.class.getResourceAsStream("/lacuna/stages/colors.lac")) {
      colors = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Files.writeString(
        folder.resolve("colors.lac"),
        colors
            .replace("\"data\"", "\"" + folder.resolve("data") + "\"")
            .replace("\"validation\"", "\"" + folder.resolve("validation") + "\"")
            .replace("classes            = 8", "classes = 60\n  k = 1"));
  }

  private Path finetune() throws IOException {
    return Files.writeString(
        folder.resolve("fine.lac"),
        """
        experiment fine

        finetune {
          image              = 16px
          data               = synthetic(count: 20, classes: 5)
          validation         = synthetic(count: 20, classes: 5)
          augment            = []
          validation_augment = []
          encoder            = vit(width: 16, depth: 1, heads: 2, patch: 8px)
          classes            = 5
          mixup              = none
          length             = 4 epochs
          batch_size         = 6
          optimizer          = adamw(rate: 1e-2)
          schedule           = constant()
        }
        """);
  }

  private void paint(String where, int rgb, int count) throws IOException {
    Path own = Files.createDirectories(folder.resolve(where));
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int place = 0; place < 64; place++) {
      image.setRGB(place % 8, place / 8, rgb);
    }
    for (int i = 0; i < count; i++) {
      ImageIO.write(image, "png", own.resolve(painted++ + ".png").toFile());
    }
  }

  private static Path file(Path run, String name) {
    return run.resolve("confusion").resolve(name + ".json");
  }

  private JsonObject stored(String name) throws IOException {
    return JsonParser.parseString(Files.readString(file(folder.resolve("run"), name)))
        .getAsJsonObject();
  }

  private JsonArray counts(String name) throws IOException {
    return stored(name).getAsJsonArray("counts");
  }

  private int update(String name) throws IOException {
    return stored(name).get("update").getAsInt();
  }

  private static int number(JsonElement count, int place) {
    return count.getAsJsonArray().get(place).getAsInt();
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("run/report.html"));
  }

  /** By update. */
  private Map<Integer, Double> top1() throws IOException {
    Map<Integer, Double> figures = new TreeMap<>();
    for (String line : new ArrayList<>(Files.readAllLines(folder.resolve("run/metrics.jsonl")))) {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      if (object.has("metrics")) {
        figures.put(
            object.get("update").getAsInt(),
            object.getAsJsonObject("metrics").get("top1").getAsDouble());
      }
    }
    return figures;
  }
}
