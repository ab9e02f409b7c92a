package lacuna.runtime.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import lacuna.runtime.unit.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"rgb16.png", "rgba16.png", "la8.png", "g1.png", "p4trns.png"})
  void decodesRarePngsAsPillow(String file) throws BrokenImageException {
    byte[] wanted = Golden.bytes("odd/" + file + ".rgb"); // Pillow 13's convert("RGB")
    assertArrayEquals(wanted, ImageReader.read(Golden.bytes("odd/" + file)).toBytes());
  }

  @Test
  void scalesGrayOfSixteenBitsByTheRangeOfItsType() throws Exception {
    Raster stored = stored("gray16.png");
    Image image = ImageReader.read(Golden.bytes("odd/gray16.png"));
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        assertEquals(0x010101 * (stored.getSample(x, y, 0) >> 8), image.pixel(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray16.png", "rgb16.png", "g1.png"})
  void scalesValuesByTheRangeOfTheSource(String file) throws Exception {
    Raster stored = stored(file);
    boolean deep = file.contains("16");
    Range range = deep ? new Range(1000, 40000) : new Range(-255, 255);
    Workspace space = new Workspace();
    Image image = ImageReader.read(
            Golden.path("odd/" + file), new ImageOptions(3, range, List.of(), 1), space);
    int bands = stored.getNumBands();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int pixel = image.pixel(x, y);
        for (int c = 0; c < 3; c++) {
          double value = stored.getSample(x, y, Math.min(c, bands - 1)) * (deep ? 1 : 255);
          double share = (value - range.start()) / (range.end() - range.start());
          assertEquals(
              255 * Math.max(0, Math.min(1, share)), pixel >> 16 - 8 * c & 255, 0.501, file);
        }
      }
    }
  }

  /** The values of a file, by the JDK's reader. */
  private static Raster stored(String file) throws IOException {
    javax.imageio.ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    reader.setInput(ImageIO.createImageInputStream(Golden.path("odd/" + file).toFile()));
    return reader.read(0).getRaster();
  }

  @Test
  void decodesInksStoredAsLumaAndChroma() throws BrokenImageException {
    byte[] wanted = Golden.bytes("odd/ycck.jpg.rgb");
    byte[] read = ImageReader.read(Golden.bytes("odd/ycck.jpg")).toBytes();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i] & 255, read[i] & 255, 2);
    }
  }

  /**
   * One picture, written three times by libjpeg-turbo 2.1.5's {@code cjpeg -quality 95}, with {@code
   * -arithmetic} and with {@code -arithmetic -progressive}: the coefficients are the same.
   */
  @ParameterizedTest
  @ValueSource(strings = {"arithmetic.jpg", "arithmetic_progressive.jpg"})
  void decodesArithmeticCodingAsHuffmans(String file) throws BrokenImageException {
    byte[] whole = Golden.bytes("odd/" + file);
    byte[] wanted = ImageReader.read(Golden.bytes("odd/huffman.jpg")).toBytes();
    assertArrayEquals(wanted, ImageReader.read(whole).toBytes());
    byte[] cut = Arrays.copyOf(whole, whole.length - 60);
    assertThrows(BrokenImageException.class, () -> ImageReader.read(cut));
  }

  @Test
  void refusesAJpegOfTwelveBitsByName() {
    byte[] file = Golden.bytes("odd/huffman.jpg");
    for (int i = 2; i + 4 < file.length; i += 2 + ((file[i + 2] & 255) << 8 | file[i + 3] & 255)) {
      if ((file[i + 1] & 255) == 0xC0) {
        file[i + 1] = (byte) 0xC1; // extended sequential, which may have 12
        file[i + 4] = 12;
        break;
      }
    }
    assertEquals("it is a JPEG of 12 bits; only those of 8 bits are read", message(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo_500x375.jpg", "gray_640x480.jpg", "cmyk_150x110.jpg", "rgba_160x120.png",
        "palette_120x90.png"
      })
  void neverReturnsPartOfAPicture(String file) {
    byte[] whole = Golden.bytes("images/" + file);
    for (int left : new int[] {0, 1, 2, 7, 20, 200, whole.length / 2, whole.length - 3}) {
      byte[] part = Arrays.copyOf(whole, left);
      assertThrows(BrokenImageException.class, () -> ImageReader.read(part), file + " " + left);
    }
  }

  @Test
  void aJpegThatIsCutAndEndedIsNoPicture() {
    byte[] whole = Golden.bytes("images/photo_500x375.jpg");
    for (int left : new int[] {whole.length / 4, whole.length / 2, whole.length - 500}) {
      byte[] cut = Arrays.copyOf(whole, left);
      cut[left - 2] = (byte) 0xFF;
      cut[left - 1] = (byte) 0xD9;
      assertEquals("the JPEG is damaged: premature end of data segment", message(cut));
    }
  }

  @Test
  void bytesBehindThePixelsAreHarmless() throws BrokenImageException {
    byte[] whole = Golden.bytes("images/photo_500x375.jpg");
    byte[] more = Arrays.copyOf(whole, whole.length + 20);
    Arrays.fill(more, whole.length - 2, more.length - 2, (byte) 7);
    more[more.length - 2] = (byte) 0xFF;
    more[more.length - 1] = (byte) 0xD9;
    assertArrayEquals(ImageReader.read(whole).toBytes(), ImageReader.read(more).toBytes());
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertEquals("the file is empty", message(new byte[0]));
    assertEquals("the file is neither JPEG, PNG, WebP, BMP, GIF, TIFF nor of NumPy",
        message("%PDF-1.4 and more".getBytes()));
  }

  @Test
  void refusesAHeaderThatClaimsTooManyPixels() {
    byte[] bomb = Golden.bytes("images/rgb_160x120.png");
    bomb[16] = 0x00;
    bomb[17] = 0x7F; // more than eight million pixels wide
    assertTrue(message(bomb).contains("more than the 179 million pixels allowed"), message(bomb));
  }

  @Test
  void keepsItsMemoryFromPictureToPicture() throws Exception {
    Workspace space = new Workspace();
    Path file = Golden.path("images/photo_500x375.jpg");
    ImageReader.read(file, ImageOptions.DEFAULT, space);
    final long held = space.held();
    for (int i = 0; i < 20; i++) {
      space.begin();
      ImageReader.read(file, ImageOptions.DEFAULT, space);
    }
    assertEquals(held, space.held());
  }

  @Test
  void givesTheMemoryOfHugePicturesBack() throws Exception {
    Workspace space = new Workspace();
    final long before = space.held();
    Image huge = space.decoded(6000, 4000, 3);
    assertTrue(space.held() - before >= 3L * 6000 * 4000);
    huge.writeRow(0, 3999, 6000, new byte[3 * 6000]);
    space.begin();
    assertEquals(before, space.held());
  }

  @Test
  void readsWhatTheWriterWrites() throws BrokenImageException {
    Image image = Golden.image("rgb_160x120.png");
    Image again = ImageReader.read(ImageWriter.png(image));
    assertArrayEquals(image.toBytes(), again.toBytes());
  }

  private static String message(byte[] bytes) {
    return assertThrows(BrokenImageException.class, () -> ImageReader.read(bytes)).getMessage();
  }
}
