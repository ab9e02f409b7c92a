package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutAFolderTheImagesAreSynthetic() throws IOException {
    Path spec = folder.resolve("mine.lac");
    String told = Shell.succeeds("new", "-o", spec);
    assertTrue(told.startsWith("wrote " + spec + "\n"), told);
    assertTrue(told.endsWith("next: lacuna run " + spec + "\n"), told);
    assertTrue(Files.readString(spec).contains("experiment mine\n"));
    assertEquals("no errors\n", Shell.succeeds("check", spec));
    assertEquals("", Shell.succeeds("fmt", "--check", spec));
  }

  @Test
  void theSpecOfAFolderOfClassesTrains() throws IOException {
    Path photos = folder.resolve("photos");
    for (int i = 0; i < 24; i++) {
      photo(photos.resolve("class" + i % 3), i + ".jpg", 120 + i, 100);
    }
    Path spec = folder.resolve("photos.lac");
    String told = Shell.succeeds("new", "--data", photos, "-o", spec);
    assertTrue(told.contains("24 images in 3 classes; of 24, the shorter side is from 100 to 100"));
    String text = Files.readString(spec);
    assertTrue(text.contains("= image_folder(\"" + photos + "\")\n"), text);
    assertTrue(text.contains("image   = 96px\n"), text);
    assertTrue(text.contains("batch_size = 2\n"), text);
    for (String reason : told.lines().filter(line -> line.contains(": ")).skip(1).toList()) {
      assertTrue(text.contains(reason.replaceFirst(".*?: ", "")), reason);
    }
    assertEquals("no errors\n", Shell.succeeds("check", spec));
    Path run = folder.resolve("run");
    Shell.Answer trained = Shell.lacuna("run", spec, "--steps", 1, "--out", run);
    assertEquals(ExitCode.OK, trained.code(), trained.out() + trained.err());
    assertTrue(Files.exists(run.resolve("metrics.jsonl")));
  }

  @ParameterizedTest
  @CsvSource({"20, 32", "64, 64", "100, 96", "500, 96"})
  void theImagesAreNoLargerThanThoseOfTheFolder(int side, int expected) throws IOException {
    Path photos = folder.resolve("p");
    photo(photos, "a.png", side, side);
    Path spec = folder.resolve("p.lac");
    Shell.succeeds("new", "--data", photos, "-o", spec);
    String text = Files.readString(spec);
    assertTrue(text.contains("= %dpx\n".formatted(expected)), text);
    assertTrue(text.contains("image_folder(\"" + photos + "\")\n"), text);
    assertEquals("no errors\n", Shell.succeeds("check", spec));
  }

  @Test
  void grayImagesHaveOneChannel() throws IOException {
    Path photos = folder.resolve("x-rays \"1\"");
    Files.createDirectories(photos);
    BufferedImage gray = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(gray, "png", photos.resolve("a.png").toFile());
    Path spec = folder.resolve("kind.lac");
    String told = Shell.succeeds("new", "--data", photos, "-o", spec);
    assertTrue(told.contains("none has a color"), told);
    String text = Files.readString(spec);
    assertTrue(text.contains("channels = 1\n"), text);
    assertTrue(text.contains("experiment my_kind\n"), text);
    assertEquals("no errors\n", Shell.succeeds("check", spec));
  }

  @Test
  void unreadableImagesAreNamed() throws IOException {
    Path photos = folder.resolve("p");
    photo(photos, "a.jpg", 64, 64);
    Path broken = Files.writeString(photos.resolve("b\nc.jpg"), "no image");
    Path spec = folder.resolve("p.lac");
    String told = Shell.succeeds("new", "--data", photos, "-o", spec);
    String named = "1 of 2 images cannot be read, such as " + photos.resolve("b\\u000ac.jpg");
    assertTrue(told.contains("max_corrupt: " + named), told);
    assertEquals("no errors\n", Shell.succeeds("check", spec));
    Files.delete(photos.resolve("a.jpg"));
    Shell.Answer none = Shell.lacuna("new", "--data", photos, "-o", folder.resolve("q.lac"));
    assertEquals(ExitCode.USAGE, none.code());
    assertTrue(none.err().startsWith("error: none of 1 images in " + photos), none.err());
    assertTrue(Files.exists(broken) && !Files.exists(folder.resolve("q.lac")));
  }

  @Test
  void nothingIsOverwrittenUnasked() throws IOException {
    Path spec = Files.writeString(folder.resolve("a.lac"), "mine");
    Shell.Answer refused = Shell.lacuna("new", "-o", spec);
    assertEquals(
        new Shell.Answer(
            ExitCode.USAGE,
            "",
            "error: %s is there already\n  --overwrite replaces it, -o FILE writes another\n"
                .formatted(spec)),
        refused);
    assertEquals("mine", Files.readString(spec));
    assertTrue(Shell.succeeds("new", "--overwrite", "-o", spec).startsWith("replaced "));
    assertFalse(Files.readString(spec).equals("mine"));
  }

  /** A picture of noise. */
  private static void photo(Path folder, String name, int width, int height) throws IOException {
    Files.createDirectories(folder);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    ImageIO.write(image, name.substring(name.indexOf('.') + 1), folder.resolve(name).toFile());
  }
}
