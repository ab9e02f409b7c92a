package lacuna.reconstruct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lacuna reconstruct} draws of a run whose spec is no longer there. */
class ReconstructTest {
  /** The network's image, and how the picture shows it: 160 px wide, with margins and gaps. */
  private static final int SIDE = 16;

  private static final int SCALE = 10;
  private static final int MARGIN = 16;
  private static final int GAP = 4;
  private static final int GRAY = 0x808080;

  @TempDir private static Path folder;
  private static Path run = Path.of("");
  private static Path photo = Path.of("");

  @BeforeAll
  static void trains() throws IOException {
    photo = folder.resolve("photo.png");
    ImageIO.write(shaded(), "png", photo.toFile());
    Path base =
        Files.writeString(
            folder.resolve("base.lac"),
            """
            experiment base
            import "stripes.lac"

            pretrain {
              image      = 16px
              data       = synthetic(count: 8)
              mask       = stripes(stripe: 4px)
              encoder    = vit(width: 16, depth: 1, heads: 2, patch: 4px)
              length     = 4 steps
              batch_size = 4
            }
            """);
    Path masks =
        Files.writeString(
            folder.resolve("stripes.lac"),
            """
            mask stripes(stripe: Length) {
              let columns = image.width / stripe
              forward() -> [batch, 1, columns] of Bool {
                return expand(reshape(arange(columns) < 2, [1, 1, columns]), [batch, 1, columns])
              }
            }
            """);
    Path spec =
        Files.writeString(
            folder.resolve("gone.lac"),
            "experiment gone\namends \"base.lac\"\npretrain.seed = 3\n");
    run = folder.resolve("run");
    Shell.succeeds(
        "run", spec, "--device=cpu", "--out", run, "--set=pretrain.encoder.width=24", "--steps=3");
    for (Path file : List.of(base, masks, spec)) {
      Files.delete(file);
    }
  }

  /** A picture of another size and shape than the network's images, and without gray. */
  private static BufferedImage shaded() {
    BufferedImage image = new BufferedImage(50, 37, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, 0x400000 + 4 * x * 256 + 6 * y);
      }
    }
    return image;
  }

  @Test
  void theRunsOwnMaskHidesWhatItHidInTraining() throws IOException {
    BufferedImage[] row = drawn(photo).get(0);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertEquals(x < 8 ? GRAY : at(row[0], x, y), at(row[1], x, y), x + ", " + y);
      }
    }
  }

  @Test
  void theRectangleIsHiddenAndFilledAndNothingElse() throws IOException {
    BufferedImage[] row = drawn(photo, "--hide=4,8,8,4").get(0);
    int filled = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean hidden = y >= 4 && y < 12 && x >= 8 && x < 12;
        assertEquals(hidden ? GRAY : at(row[0], x, y), at(row[1], x, y), x + ", " + y);
        if (!hidden) {
          assertEquals(at(row[0], x, y), at(row[2], x, y), x + ", " + y);
        } else if (at(row[2], x, y) != GRAY) {
          filled++;
        }
      }
    }
    assertTrue(filled > 0, "nothing was filled");
  }

  @Test
  void everyImageHasARowAndFoldersAreSearched() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Files.copy(photo, pictures.resolve("b.png"));
    Files.copy(photo, pictures.resolve("a.png"));
    assertEquals(3, drawn(photo, pictures).size());
  }

  @Test
  void anotherSeedHidesOtherCells() throws IOException {
    String mask = "--mask=random(cell: 4px, ratio: 50%)";
    BufferedImage first = drawn(photo, mask).get(0)[1];
    assertTrue(same(first, drawn(photo, mask).get(0)[1]), "the same seed");
    assertTrue(!same(first, drawn(photo, mask, "--seed=9").get(0)[1]), "another seed");
  }

  @Test
  void aRunThatWasStoppedIsDrawnFromItsState() {
    String told = Shell.succeeds("reconstruct", run, photo, "--out", folder.resolve("a.png"));
    assertTrue(told.contains("not finished, weights after update 3"), told);
    assertTrue(told.contains("dB where masked"), told);
  }

  @Test
  void aTargetThatIsNotTheImageIsSaid() {
    Path spec = Golden.spec("specs/parity/swinv2_pretrain.lac");
    Path other = folder.resolve("swinv2");
    Shell.succeeds("run", spec, "--device=cpu", "--out", other);
    String told = Shell.succeeds("reconstruct", other, photo, "--device=cpu");
    assertTrue(told.contains("the target is not the image itself"), told);
    assertTrue(Files.exists(other.resolve("reconstruction.png")), told);
  }

  @Test
  void anEncoderThatSeesOnlyWhatIsVisibleIsShownAnotherNumberOfPatches() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("masked.lac"),
            """
            experiment masked
            mae {
              image      = 16px
              data       = synthetic(count: 4)
              mask       = random(cell: 4px, ratio: 75%)
              encoder    = mae(width: 8, depth: 1, heads: 1, patch: 4px)
              target     = patch_normalized(patch: 4px)
              head       = transformer(width: 8, depth: 1, heads: 1, patch: 4px)
              length     = 1 steps
              batch_size = 2
            }
            """);
    Path other = folder.resolve("masked");
    Shell.succeeds("run", spec, "--device=cpu", "--out", other);
    Shell.succeeds("reconstruct", other, photo, "--device=cpu", "--hide=0,0,4,4");
  }

  @Test
  void aMistakeInTheMaskIsShownInItsText() {
    assertTold(
        """
        error[N01]: `random` has no parameter called `ration`
         --> --mask:1:19
          |
        1 | random(cell: 4px, ration: 50%)
          |                   ^^^^^^
          = help: did you mean `ratio`?
        """,
        run,
        photo,
        "--mask=random(cell: 4px, ration: 50%)");
  }

  @Test
  void aRectangleThatCutsPatchesIsToldWhatFits() {
    assertTold("--hide 4,8,8,4 covers it", run, photo, "--hide=5,9,6,2");
    assertTold("ends outside the network's image of 16 by 16 pixels", run, photo, "--hide=8,0,9,4");
    assertTold("write top,left,height,width in pixels", run, photo, "--hide=8,0,9");
  }

  @Test
  void whatCannotBeDrawnIsToldWithWhatToDo() throws IOException {
    assertTold("is not the folder of a run: it has no plan.json", folder, photo);
    assertTold("there is no image or folder nowhere.jpg", run, "nowhere.jpg");
    assertTold("the run has no stage `finetune`; it has pretrain", run, photo, "--stage=finetune");
    Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    assertTold("none of the images can be read", run, text);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.copy(run.resolve("plan.json"), empty.resolve("plan.json"));
    assertTold("holds no weights of the stage `pretrain`", empty, photo);
  }

  @Test
  void aStageWithoutAMaskHasNothingToReconstruct() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("classes.lac"),
            """
            experiment classes
            finetune {
              image      = 16px
              data       = synthetic(count: 4, classes: 2)
              classes    = 2
              encoder    = vit(width: 8, depth: 1, heads: 1, patch: 8px)
              length     = 1 steps
              batch_size = 2
            }
            """);
    Path other = folder.resolve("classes");
    Shell.succeeds("run", spec, "--device=cpu", "--out", other);
    assertTold("the stage `finetune` has no mask", other, photo);
  }

  private static void assertTold(String message, Object... words) {
    List<Object> all = new ArrayList<>(List.of("reconstruct"));
    all.addAll(List.of(words));
    Shell.Answer answer = Shell.lacuna(all.toArray());
    assertTrue(answer.code() != 0 && answer.err().contains(message), answer.out() + answer.err());
    assertTrue(!answer.err().contains("\tat "), answer.err());
  }

  /** The rows of the picture, three images each. */
  private static List<BufferedImage[]> drawn(Object... words) throws IOException {
    Path file = folder.resolve("drawn.png");
    List<Object> all = new ArrayList<>(List.of("reconstruct", run));
    all.addAll(List.of(words));
    all.addAll(List.of("--device=cpu", "--out", file));
    Shell.succeeds(all.toArray());
    BufferedImage page = ImageIO.read(file.toFile());
    int size = SIDE * SCALE;
    List<BufferedImage[]> rows = new ArrayList<>();
    for (int y = MARGIN; y < page.getHeight(); y += size + MARGIN) {
      BufferedImage[] row = new BufferedImage[3];
      for (int i = 0; i < row.length; i++) {
        row[i] = page.getSubimage(MARGIN + i * (size + GAP), y, size, size);
      }
      rows.add(row);
    }
    return rows;
  }

  private static int at(BufferedImage enlarged, int x, int y) {
    return enlarged.getRGB(x * SCALE, y * SCALE) & 0xFFFFFF;
  }

  private static boolean same(BufferedImage a, BufferedImage b) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (at(a, x, y) != at(b, x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
