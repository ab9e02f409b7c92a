package lacuna.runtime.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InScope.class)
class PictureTest {
  @TempDir private Path folder;

  @Test
  void hidesTheCellsThatAreMostlyWhite() throws IOException {
    BufferedImage drawn = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    drawn.setRGB(0, 0, 0xffffff);
    for (int y = 0; y < 4; y++) {
      drawn.setRGB(2, y, 0xffffff);
      drawn.setRGB(3, y, y % 2 == 0 ? 0xffffff : 0);
    }
    Picture mask = new Picture(new Size(32, 32), save(drawn), 16);
    assertArrayEquals(
        new boolean[] {false, true, false, true, false, true, false, true},
        mask.forward(2).toBooleanArray());
  }

  @Test
  void refusesAPictureThatTheCellsDoNotDivide() throws IOException {
    String path = save(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB));
    RunException refusal =
        assertThrows(RunException.class, () -> new Picture(new Size(32, 32), path, 16));
    assertTrue(refusal.getMessage().contains("its width of 2"), refusal.getMessage());
  }

  private String save(BufferedImage drawn) throws IOException {
    Path file = folder.resolve("mask.png");
    ImageIO.write(drawn, "png", file.toFile());
    return file.toString();
  }
}
