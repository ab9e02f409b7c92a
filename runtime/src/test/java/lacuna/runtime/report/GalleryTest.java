package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  @TempDir Path folder;

  @Test
  void putsTripletsInRowsOnWhite() throws IOException {
    Path file = folder.resolve("gallery.png");
    Gallery.Triplet triplet = new Gallery.Triplet(plain(80, 10), plain(80, 20), plain(160, 30));
    Gallery.write(file, Collections.nCopies(3, triplet), 2);
    BufferedImage page = ImageIO.read(file.toFile());
    assertEquals(16 + 2 * (3 * 160 + 2 * 4 + 16), page.getWidth());
    assertEquals(16 + 2 * (160 + 16), page.getHeight());
    assertEquals(0xffffffff, page.getRGB(0, 0));
    assertEquals(0xff0a0a0a, page.getRGB(16, 16));
    assertEquals(0xff141414, page.getRGB(16 + 160 + 4, 16));
    assertEquals(0xff1e1e1e, page.getRGB(16 + 2 * (160 + 4) + 159, 16 + 159));
    assertEquals(0xffffffff, page.getRGB(page.getWidth() - 17, page.getHeight() - 17));
  }

  @Test
  void aPictureKeepsItsBytes() throws IOException {
    Path file = folder.resolve("picture.png");
    new RgbImage(2, 1, new byte[] {(byte) 255, 0, 1, 2, (byte) 128, 3}).write(file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(0xffff0001, read.getRGB(0, 0));
    assertEquals(0xff028003, read.getRGB(1, 0));
  }

  @Test
  void rejectsBytesOfAnotherSize() {
    assertThrows(IllegalArgumentException.class, () -> new RgbImage(2, 2, new byte[11]));
  }

  @Test
  void rejectsAnEmptyGallery() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Gallery.write(folder.resolve("none.png"), List.of(), 2));
  }

  private static RgbImage plain(int side, int level) {
    byte[] rgb = new byte[3 * side * side];
    Arrays.fill(rgb, (byte) level);
    return new RgbImage(side, side, rgb);
  }
}
