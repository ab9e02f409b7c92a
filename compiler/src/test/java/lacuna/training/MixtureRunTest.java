package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training on two folders with weights. */
class MixtureRunTest {
  @TempDir private Path folder;

  private Path spec;

  @BeforeEach
  void writeImages() throws IOException {
    Random random = new Random(8);
    for (String name : new String[] {"a/cat", "a/dog", "b/cat", "b/eel"}) {
      Path inside = Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < 5; i++) {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 400; pixel++) {
          image.setRGB(pixel % 20, pixel / 20, random.nextInt(1 << 24));
        }
        ImageIO.write(image, "png", inside.resolve(i + ".png").toFile());
      }
    }
    spec =
        Files.writeString(
            folder.resolve("mixed.lac"),
            """
            experiment mixed

            finetune {
              image      = 16px
              data       = mixture([image_folder("DIR/a"), image_folder("DIR/b")], weights: [3, 1])
              validation = image_folder("DIR/b")
              encoder    = vit(width: 16, depth: 1, heads: 2, patch: 8px)
              classes    = 3
              mixup      = none
              length     = 4 epochs
              batch_size = 4
            }
            """
                .replace("DIR", folder.toString()));
  }

  @Test
  void aRunThatIsResumedEndsWithTheSameWeights() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    String said = Shell.succeeds("run", spec, "--device=cpu", "--out", whole);
    assertTrue(said.contains("20 images, 4 epochs in 20 updates of 4 images"), said);
    Shell.succeeds("run", spec, "--device=cpu", "--out", parts, "--steps=7", "--workers=0");
    Shell.succeeds("run", spec, "--device=cpu", "--out", parts, "--resume", "--workers=3");
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(parts.resolve("model.safetensors")));
  }

  @Test
  void itsClassesAreCounted() {
    String said = Shell.succeeds("data", spec);
    assertTrue(said.contains("classes     3: cat 10, dog 5, eel 5\n"), said);
    assertTrue(said.contains("a, labeled by folder (75.0%); images in "), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weights=[3] | `weights` must be one for each of `sources`",
        "weights=[3, -1] | `weights` must be at least 0",
        "weights=[0, 0] | one of the `weights` must be above 0",
        "sources=[] | `sources` must name at least one source",
        "sources.image_folder.max_megapixels=0 | `max_megapixels` must be from 1 to 700"
      })
  void weightsThatMakeNoSenseAreErrorsBeforeTheRun(String setting, String message) {
    Shell.Answer answer = Shell.lacuna("check", spec, "--set", "finetune.data." + setting);
    assertEquals(1, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().contains(message), answer.err());
  }
}
