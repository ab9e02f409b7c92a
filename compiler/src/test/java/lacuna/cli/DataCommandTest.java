package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lacuna data} says of images that the test has drawn. */
class DataCommandTest {
  private static final String SPEC =
      """
      experiment counted

      pretrain {
        image      = 16px
        data       = image_folder("TRAIN", labels: LABELS)
        validation = image_folder("VAL")
        augment    = []
        mask       = random(cell: 8px, ratio: 50%)
        encoder    = vit_tiny(patch: 8px)
        length     = 1 epochs
        batch_size = 2
      }
      """;

  @TempDir private Path folder;

  private final Random random = new Random(5);

  /** A picture of noise, so that no two are alike. */
  private Path noise(String name, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return write(name, image);
  }

  private Path write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1);
    ImageIO.write(image, format, file.toFile());
    return file;
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private JsonObject of(Object... words) {
    Object[] all = new Object[words.length + 2];
    all[0] = "data";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--json";
    return json(Shell.succeeds(all));
  }

  private static int count(JsonObject facts, String name) {
    return facts.getAsJsonObject(name).get("count").getAsInt();
  }

  private static String first(JsonObject facts, String name) {
    return facts.getAsJsonObject(name).getAsJsonArray("first").toString();
  }

  @Test
  void countsWhatIsInAFolder() throws IOException {
    noise("train/a/1.png", 30, 20);
    noise("train/a/2.jpg", 10, 10);
    Path same = noise("train/b/1.bmp", 40, 50);
    Files.copy(same, folder.resolve("train/b/2.bmp"));
    Files.copy(same, folder.resolve("train/b/named.png")); // its content is a BMP
    Files.createDirectory(folder.resolve("train/none"));
    byte[] whole = Files.readAllBytes(folder.resolve("train/a/1.png"));
    Files.write(folder.resolve("train/a/cut.png"), Arrays.copyOf(whole, 200));
    Files.writeString(folder.resolve("train/notes.doc"), "x");
    write("train/a/flat.png", new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));

    JsonObject facts = of(folder.resolve("train"));

    assertEquals(7, facts.get("images").getAsInt());
    assertEquals("{\"a\":4,\"b\":3,\"none\":0}", facts.get("classes").toString());
    assertEquals("{\"PNG\":3,\"BMP\":3,\"JPEG\":1}", facts.get("formats").toString());
    JsonObject sizes = facts.getAsJsonObject("sizes");
    assertEquals("{\"height\":8,\"width\":8}", sizes.get("smallest").toString());
    assertEquals("{\"height\":50,\"width\":40}", sizes.get("largest").toString());
    assertEquals(1, count(facts, "broken"));
    assertTrue(first(facts, "broken").contains("cut.png: the PNG ends early"), facts.toString());
    assertEquals(1, count(facts, "left_out"));
    assertTrue(first(facts, "left_out").contains("notes.doc: .doc"), facts.toString());
    assertEquals(1, count(facts, "flat"));
    assertTrue(first(facts, "flat").contains("flat.png"), facts.toString());
    assertEquals(2, count(facts, "duplicates"));
    long bytes = 0;
    for (String name : List.of("a/1.png", "a/2.jpg", "a/cut.png", "a/flat.png")) {
      bytes += Files.size(folder.resolve("train").resolve(name));
    }
    assertEquals(bytes + 3 * Files.size(same), facts.get("bytes").getAsLong());
  }

  /** Each image has the same weight: one is half black and half white, the other all of one color. */
  @Test
  void meanAndDeviationAreThoseOfTheFormula() throws IOException {
    BufferedImage halves = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 8; i++) {
      halves.setRGB(i % 4, i / 4, i % 4 < 2 ? 0 : 0xffffff);
    }
    write("train/halves.png", halves);
    BufferedImage plain = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 900; i++) {
      plain.setRGB(i % 30, i / 30, 0x3300ff);
    }
    write("train/plain.png", plain);
    String said = Shell.succeeds("data", folder.resolve("train"));
    // red: 0.5 and 0.2, squares 0.5 and 0.04; green: 0.5 and 0; blue: 0.5 and 1
    String red = "%.4f".formatted(Math.sqrt(0.27 - 0.35 * 0.35));
    String other = "%.4f".formatted(Math.sqrt(0.25 - 0.0625));
    String blue = "%.4f".formatted(Math.sqrt(0.75 - 0.75 * 0.75));
    assertTrue(said.contains("mean = [0.3500, 0.25, 0.75]\n"), said);
    assertTrue(said.contains("std  = [%s, %s, %s]\n".formatted(red, other, blue)), said);
    assertTrue(said.contains("lies right in"), said);
  }

  @Test
  void theLinesFitIntoASpec() throws IOException {
    for (int i = 0; i < 4; i++) {
      noise("train/a/%d.png".formatted(i), 16, 16);
      noise("val/a/%d.png".formatted(i), 16, 16);
    }
    String said = Shell.succeeds("data", folder.resolve("train"));
    String lines = said.substring(said.indexOf("  mean = "));
    Path spec = spec("true", SPEC.replace("  length", lines + "\n  length"));
    assertEquals("", Shell.lacuna("check", spec).err());
  }

  private Path spec(String labels, String text) throws IOException {
    return Files.writeString(
        folder.resolve("counted.lac"),
        text.replace("TRAIN", folder.resolve("train").toString())
            .replace("VAL", folder.resolve("val").toString())
            .replace("LABELS", labels));
  }

  @Test
  void warnsOfImagesThatAreInBothDataAndValidation() throws IOException {
    for (int i = 0; i < 6; i++) {
      noise("train/a/%d.png".formatted(i), 16, 16);
    }
    noise("val/a/other.png", 12, 40);
    Files.copy(folder.resolve("train/a/2.png"), folder.resolve("val/a/2 again.png"));
    Shell.Answer answer = Shell.lacuna("data", spec("true", SPEC));
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("pretrain.data: images in "), answer.out());
    assertTrue(answer.out().contains("50% below 16px"), answer.out());
    assertTrue(
        answer.out().contains("warning: pretrain: `data` has 1 of the images of `validation` too"),
        answer.out());
    assertTrue(answer.out().contains("2 again.png = "), answer.out());
    String one = Files.readString(spec("true", SPEC)).replace("/val\"", "/train\"");
    Path same = Files.writeString(folder.resolve("counted.lac"), one);
    String twice = Shell.succeeds("data", same);
    assertTrue(twice.contains("pretrain.data, pretrain.validation: images in "), twice);
    assertTrue(twice.contains("pretrain: `validation` is `data`"), twice);
  }

  @Test
  void saysWhatARunWouldRefuse() throws IOException {
    noise("train/a/1.png", 16, 16);
    noise("val/a/1.png", 16, 16);
    noise("val/b/1.png", 16, 16);
    Files.writeString(folder.resolve("train/a/2.png"), "text");
    Files.writeString(folder.resolve("train/a/3.png"), "text");
    String said = Shell.succeeds("data", spec("true", SPEC));
    assertTrue(said.contains("2 images are broken, and `max_corrupt` lets 1 pass"), said);
    assertTrue(said.contains("`validation` has a class that `data` lacks: b"), said);
  }

  @Test
  void readsAList() throws IOException {
    noise("train/1.png", 16, 16);
    noise("train/2.png", 16, 16);
    Path list = Files.writeString(folder.resolve("l.csv"), "train/1.png,x\ntrain/2.png,y\n");
    assertEquals("{\"x\":1,\"y\":1}", of(list).get("classes").toString());
  }

  @Test
  void thePageShowsImagesAsTheNetworkSeesThem() throws IOException {
    Set<List<Integer>> drawn = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      drawn.add(pixels(ImageIO.read(noise("train/a/%d.png".formatted(i), 16, 16).toFile())));
      noise("val/a/%d.png".formatted(i), 16, 16);
    }
    Path file = folder.resolve("data.html");
    assertEquals(
        file + "\n", Shell.succeeds("data", spec("true", SPEC), "--html", "-o", file));
    String page = Files.readString(file);
    Matcher png = Pattern.compile("<img src=\"data:image/png;base64,([^\"]*)\"").matcher(page);
    Set<List<Integer>> shown = new HashSet<>();
    while (png.find()) {
      byte[] bytes = Base64.getDecoder().decode(png.group(1));
      shown.add(pixels(ImageIO.read(new ByteArrayInputStream(bytes))));
    }
    assertEquals(drawn, shown);
    assertEquals(5, page.split("aria-label=\"its mask\"", -1).length - 1);
    assertTrue(page.contains("mean &#x3D; [0."), "no lines to paste");
  }

  private static List<Integer> pixels(BufferedImage image) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all).boxed().toList();
  }

  @Test
  void anyNumberOfThreadsSaysTheSame() throws IOException {
    for (int i = 0; i < 30; i++) {
      noise("train/a/%d.png".formatted(i), 5 + i, 40 - i);
    }
    Path train = folder.resolve("train");
    assertEquals(
        Shell.succeeds("data", train, "--json", "--workers=1"),
        Shell.succeeds("data", train, "--json", "--workers=7"));
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    noise("train/a/1.png", 16, 16);
    Path train = folder.resolve("train");
    assertTold("there is no file ", "data", folder.resolve("none"));
    assertTold("--out takes the page of --html", "data", train, "-o", "x.html");
    assertTold("exclude each other", "data", train, "--html", "--json");
    assertTold("--workers must be from 1 to 256; it is 0", "data", train, "--workers=0");
    assertTold("cannot be written", "data", train, "--html", "-o", folder.resolve("no/x.html"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertTold("holds no images", "data", empty);
  }

  private static void assertTold(String words, Object... line) {
    Shell.Answer answer = Shell.lacuna(line);
    assertEquals(2, answer.code(), answer.out());
    assertTrue(answer.err().contains(words), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void stopsAtOnce() throws IOException, InterruptedException {
    Path photo = noise("large/0.png", 700, 700);
    for (int i = 1; i < 5000; i++) {
      Files.createLink(folder.resolve("large/%d.png".formatted(i)), photo);
    }
    Child child = new Child(folder, Map.of());
    Process process = child.start("data", folder.resolve("large"), "--workers=1");
    while (process.isAlive() && !child.err().contains("/5000")) {
      Thread.sleep(10); // another process reads; it tells nobody
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertEquals(130, process.waitFor(), child.err());
    assertTrue(child.err().contains("of 5,000 images"), child.err());
    assertEquals("", child.out());
  }
}
