package lacuna.runtime.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures of any number of channels: each channel becomes what it becomes in an RGB picture. */
class BandsTest {
  private static final int BANDS = 5;

  private final Workspace space = new Workspace();
  private final Random random = new Random(3);

  private Image noise(int width, int height) {
    Image image = space.image(width, height, BANDS);
    byte[] row = new byte[BANDS * width];
    for (int y = 0; y < height; y++) {
      random.nextBytes(row);
      image.writeRow(0, y, width, row);
    }
    return image;
  }

  /** An RGB picture of one channel, three times. */
  private static Image gray(Image image, int channel) {
    byte[] rgb = new byte[3 * image.width() * image.height()];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / 3;
      rgb[i] = (byte) image.value(pixel % image.width(), pixel / image.width(), channel);
    }
    return Image.of(image.width(), image.height(), rgb);
  }

  private void assertEachIs(Image bands, int channel, Image gray) {
    assertArrayEquals(gray(bands, channel).toBytes(), gray.toBytes(), "channel " + channel);
  }

  @Test
  void aResizeChangesEachAsItChangesGray() {
    Image image = noise(37, 29);
    for (int[] size : new int[][] {{10, 50}, {60, 11}, {29, 37}, {5, 36}}) {
      for (Interpolation filter : Interpolation.values()) {
        Box box = new Box(1, 2, 27, 33);
        Image resized = Resize.EXACT.apply(image, box, size[0], size[1], filter, space);
        assertEquals(BANDS, resized.channels());
        for (int channel = 0; channel < BANDS; channel++) {
          assertEachIs(
              resized,
              channel,
              Resize.EXACT.apply(gray(image, channel), box, size[0], size[1], filter, space));
        }
      }
    }
  }

  @Test
  void aFlipMirrorsEach() {
    Image image = noise(7, 3);
    Image before = image.copy();
    Flip.horizontally(image, space);
    for (int x = 0; x < 7; x++) {
      for (int channel = 0; channel < BANDS; channel++) {
        assertEquals(before.value(6 - x, 2, channel), image.value(x, 2, channel));
      }
    }
  }

  @Test
  void planesHoldThemOneAfterAnother() {
    Image image = noise(4, 3);
    ByteBuffer planes = ByteBuffer.allocateDirect(BANDS * 12);
    Planes.write(image, BANDS, planes, 0, space);
    for (int i = 0; i < BANDS * 12; i++) {
      assertEquals(image.value(i % 4, i % 12 / 4, i / 12), planes.get(i) & 255);
    }
  }

  @Test
  void fastResizesRefuseThem() {
    Image image = noise(4, 4);
    assertThrows(
        IllegalArgumentException.class,
        () -> Resize.FAST.apply(image, Box.all(image), 2, 2, Interpolation.BILINEAR, space));
  }
}
