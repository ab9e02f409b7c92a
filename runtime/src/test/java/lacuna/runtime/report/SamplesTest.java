package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  @TempDir Path folder;

  @Test
  void rowsAreInTheOrderOfTheirNumbers() throws IOException {
    for (String name : List.of("10-image", "02-image", "02-masked", "notes")) {
      picture(16, name);
    }
    List<Samples.Row> rows = Samples.read(folder).get(0).rows();
    assertEquals(List.of("02", "10"), rows.stream().map(Samples.Row::number).toList());
    assertTrue(rows.get(1).pictures().get(1).uri().isEmpty(), "10 has no masked picture");
  }

  @Test
  void onlySmallPicturesShowTheirPixels() throws IOException {
    picture(32, "00-image");
    picture(224, "00-masked");
    List<Samples.Tile> tiles = Samples.read(folder).get(0).rows().get(0).pictures();
    assertTrue(tiles.get(0).small());
    assertFalse(tiles.get(1).small());
  }

  @Test
  void aStageHasAFolderOfItsOwn() throws IOException {
    Files.createDirectory(folder.resolve("finetune"));
    picture(8, "finetune/00-image");
    assertEquals("finetune", Samples.read(folder).get(0).stage());
  }

  @Test
  void tooManyRowsAreCounted() throws IOException {
    for (int i = 0; i < Samples.ROWS + 2; i++) {
      picture(1, String.format("%03d-image", i));
    }
    Samples.Group group = Samples.read(folder).get(0);
    assertEquals(Samples.ROWS, group.rows().size());
    assertEquals(2, group.left());
  }

  private void picture(int side, String name) throws IOException {
    new RgbImage(side, side, new byte[3 * side * side]).write(folder.resolve(name + ".png"));
  }
}
