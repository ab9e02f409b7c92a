package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import lacuna.cli.Child;
import lacuna.cli.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as they come from other people's disks, by the command line and by a built jar. */
class OtherPeoplesDataTest {
  private static final String KNN =
      """
      experiment other
      knn {
        image      = 16px
        data       = image_folder("%1$s/train")
        validation = image_folder("%1$s/val")
        encoder    = vit(width: 16, depth: 1, heads: 2, patch: 8px)
        classes    = 3
        batch_size = 4
        k          = 2
      }
      """;

  private static final String LATER =
      """
      experiment later
      pretrain {
        image      = 16px
        data       = image_folder("%1$s/train")
        encoder    = vit(width: 16, depth: 1, heads: 2, patch: 8px)
        mask       = random(cell: 8px, ratio: 50%%)
        length     = 1 epochs
        batch_size = 4
      }
      finetune {
        image      = 16px
        data       = image_folder("%1$s/train")
        encoder    = pretrain.encoder
        length     = 1 epochs
        batch_size = 4
        classes    = 2
        mixup      = none
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void threeClassesInChinese() throws IOException, InterruptedException {
    // by a program whose locale knows the names, whatever that of these tests is
    Path plain = Files.createDirectories(folder.resolve("plain"));
    for (int i = 0; i < 3; i++) {
      photo(plain.resolve(i + ".png"), i);
    }
    String script =
        """
        cd "$0" && for set in train val; do i=0
          for class in $(printf '\\347\\214\\253 \\347\\213\\227 \\351\\270\\237'); do
            mkdir -p "$set/$class" "$set/.ipynb_checkpoints" "$set/__MACOSX"
            for n in 1 2 3; do cp plain/$i.png "$set/$class/$n it's \\"q\\".png"; done
            cp plain/0.png "$set/.ipynb_checkpoints/"; cp plain/0.png "$set/$class/._1.png"
            i=$((i + 1))
          done
          echo >"$set/notes.txt"
        done
        """;
    Process made = new ProcessBuilder("/bin/sh", "-c", script, folder.toString()).start();
    assertEquals(0, made.waitFor());
  }

  private static void photo(Path file, int level) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(level);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, random.nextInt(0x40) << 8 * level | 0x303030);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private Path spec(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".lac"), text.formatted(folder));
  }

  @Test
  void namesOfAnyScriptAreClasses() throws IOException, InterruptedException {
    Child child = new Child(folder, java.util.Map.of("LC_ALL", "C.UTF-8"));
    Path out = folder.resolve("run");
    int code = child.start("run", spec("other", KNN), "--device=cpu", "--out=" + out).waitFor();
    assertEquals(0, code, child.out() + child.err());
    assertTrue(child.out().contains("features of 9 images, evaluated on 9"), child.out());
    assertTrue(child.out().contains("1 file is left out: 1 .txt; such as " + folder), child.out());
    assertTrue(child.out().contains("top1 1.0000"), child.out());
  }

  @Test
  void aJarRefusesNamesThatItsLocaleDoesNotKnow() throws IOException, InterruptedException {
    Shell.succeeds("build", spec("other", KNN), "--out=" + folder.resolve("built"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(java, "-jar", "built/other.jar", "--device=cpu", "--out=run"));
    builder.directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    assertEquals(2, builder.start().waitFor(), () -> "see " + err);
    String text = Files.readString(err);
    assertTrue(text.contains("does not know\n  set LC_ALL=C.UTF-8 and try again"), text);
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void moreClassesThanTheStageHasAreToldBeforeAnythingTrains()
      throws IOException, InterruptedException {
    Child child = new Child(folder, java.util.Map.of("LC_ALL", "C.UTF-8"));
    Path out = folder.resolve("run");
    int code = child.start("run", spec("later", LATER), "--device=cpu", "--out=" + out).waitFor();
    assertEquals(2, code, child.out() + child.err());
    assertTrue(child.err().contains("`data` has 3 classes, and `classes` is 2"), child.err());
    assertFalse(Files.exists(out), "something was trained");
  }
}
