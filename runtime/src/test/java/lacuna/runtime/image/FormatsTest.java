package lacuna.runtime.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lacuna.runtime.unit.Range;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every format, of values that are known, written by the JDK, by OpenCV or here. */
class FormatsTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  /** A color for each place, of few enough values for a palette. */
  private static int color(int x, int y) {
    return (x % 8 * 36) << 16 | (y % 6 * 50) << 8 | (x + y) % 4 * 80;
  }

  private static byte[] expected() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int color = color(i % WIDTH, i / WIDTH);
      rgb[3 * i] = (byte) (color >> 16);
      rgb[3 * i + 1] = (byte) (color >> 8);
      rgb[3 * i + 2] = (byte) color;
    }
    return rgb;
  }

  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, color(i % WIDTH, i / WIDTH));
    }
    return image;
  }

  private static byte[] written(String format, String compression, boolean tiled, int pages)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (!compression.isEmpty()) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(compression);
      }
      if (tiled) {
        how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        how.setTiling(16, 16, 0, 0);
      }
      if (pages == 1) {
        writer.write(null, new IIOImage(picture(), null, null), how);
      } else {
        writer.prepareWriteSequence(null);
        writer.writeToSequence(new IIOImage(picture(), null, null), how);
        BufferedImage other = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        writer.writeToSequence(new IIOImage(other, null, null), how);
        writer.endWriteSequence();
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "bmp, '', false, 1",
    "png, '', false, 1",
    "gif, '', false, 1",
    "gif, '', false, 2",
    "tiff, '', false, 1",
    "tiff, LZW, false, 1",
    "tiff, ZLib, true, 1",
    "tiff, PackBits, true, 2",
  })
  void readsColors(String format, String compression, boolean tiled, int pages) throws IOException {
    byte[] file = written(format, compression, tiled, pages);
    Image read = ImageReader.read(file);
    assertEquals(WIDTH, read.width());
    assertArrayEquals(expected(), read.toBytes());
    for (int left : new int[] {7, 20, file.length / 2}) {
      byte[] cut = Arrays.copyOf(file, left);
      assertThrows(BrokenImageException.class, () -> ImageReader.read(cut), format + " " + left);
    }
  }

  @Test
  void readsWebp() throws BrokenImageException {
    byte[] file = webp();
    assertArrayEquals(expected(), ImageReader.read(file).toBytes());
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    assertThrows(BrokenImageException.class, () -> ImageReader.read(cut));
  }

  private static byte[] webp() {
    byte[] bgr = expected();
    for (int i = 0; i < bgr.length; i += 3) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    try (BytePointer pixels = new BytePointer(bgr);
        Mat mat = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, pixels);
        BytePointer encoded = new BytePointer();
        IntPointer lossless =
            new IntPointer(new int[] {opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101})) {
      opencv_imgcodecs.imencode(".webp", mat, encoded, lossless);
      byte[] file = new byte[(int) encoded.limit()];
      encoded.get(file);
      return file;
    }
  }

  /** A row of values 0, 1000, 2000, ... as little endian numbers. */
  private static byte[] values(int count, int bytes, boolean real, IntUnaryOperator value) {
    ByteBuffer buffer = ByteBuffer.allocate(count * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int v = value.applyAsInt(i);
      switch (bytes) {
        case 1 -> buffer.put((byte) v);
        case 2 -> buffer.putShort((short) v);
        case 4 -> {
          if (real) {
            buffer.putFloat(v / 1000f);
          } else {
            buffer.putInt(v);
          }
        }
        default -> buffer.putDouble(v / 1000.0);
      }
    }
    return buffer.array();
  }

  /** An uncompressed TIFF of one strip (TIFF 6.0, section 2), little endian. */
  private static byte[] tiff(int width, int height, int bands, int bits, int format, byte[] data) {
    int[][] tags = {
      {256, 1, width}, {257, 1, height}, {258, bands, bits}, {259, 1, 1},
      {262, 1, bands == 3 ? 2 : 1}, {273, 1, 8}, {277, 1, bands}, {278, 1, height},
      {279, 1, data.length}, {338, Math.max(0, bands - (bands == 3 ? 3 : 1)), 0}, {339, bands, format}
    };
    ByteBuffer file = ByteBuffer.allocate(1000 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'I', 'I', 42, 0}).putInt(8 + data.length).put(data);
    List<int[]> used = Arrays.stream(tags).filter(tag -> tag[1] > 0).toList();
    int[] more = {file.position() + 2 + 12 * used.size() + 4};
    file.putShort((short) used.size());
    for (int[] tag : used) {
      boolean isLong = tag[0] == 273 || tag[0] == 279;
      file.putShort((short) tag[0]).putShort((short) (isLong ? 4 : 3)).putInt(tag[1]);
      if (isLong) {
        file.putInt(tag[2]);
      } else if (tag[1] <= 2) {
        file.putShort((short) tag[2]).putShort((short) (tag[1] == 2 ? tag[2] : 0));
      } else {
        file.putInt(more[0]);
        IntConsumer put = i -> file.putShort(more[0] + 2 * i, (short) tag[2]);
        for (int i = 0; i < tag[1]; i++) {
          put.accept(i);
        }
        more[0] += 2 * tag[1];
      }
    }
    file.putInt(0);
    return Arrays.copyOf(file.array(), more[0]);
  }

  private static byte[] npy(String type, String shape, byte[] data) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    ByteBuffer file = ByteBuffer.allocate(10 + header.length() + data.length);
    file.order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    file.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
    return file.put(data).array();
  }

  private static Image read(byte[] bytes, Range range, List<Integer> bands) throws IOException {
    Workspace space = new Workspace();
    ByteBuffer file = space.file(bytes.length).put(0, bytes);
    return ImageReader.read(file, new ImageOptions(3, range, bands, 1), space);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, false", "2, 2, false", "4, 2, false", "4, 3, true", "8, 3, true"})
  void readsNumbersOfEveryTypeFromTiff(int bytes, int format, boolean real) throws IOException {
    byte[] data = values(40 * 3, bytes, real, i -> 100 * i);
    byte[] file = tiff(40, 3, 1, 8 * bytes, format, data);
    Range range = real ? new Range(2, 10) : new Range(2000, 10000);
    requireScaled(read(file, range, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"<u2, 2, false", "<i2, 2, false", "<u4, 4, false", "<i4, 4, false", "<f4, 4, true",
    "<f8, 8, true"})
  void readsNumbersOfEveryTypeFromNumpy(String type, int bytes, boolean real) throws IOException {
    byte[] file = npy(type, "3, 40", values(40 * 3, bytes, real, i -> 100 * i));
    Range range = real ? new Range(2, 10) : new Range(2000, 10000);
    requireScaled(read(file, range, List.of()));
  }

  /** Of 40 x 3 px of 0, 100, 200, ..., with 2000 to 10000 from black to white. */
  private static void requireScaled(Image read) {
    assertEquals(40, read.width());
    for (int i = 0; i < 120; i++) {
      double share = Math.max(0, Math.min(1, (100 * i - 2000) / 8000.0));
      int pixel = read.pixel(i % 40, i / 40);
      assertEquals(255 * share, pixel & 255, 0.501);
      assertEquals(pixel & 255, pixel >> 16);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiff", "npy", "planes"})
  void choosesBands(String format) throws IOException {
    int pixels = 40 * 5;
    boolean planes = format.equals("planes");
    byte[] data =
        values(pixels * 8, 1, false, i -> planes ? i / pixels * 30 + i % pixels % 7 : i % 8 * 30 + i / 8 % 7);
    byte[] file =
        switch (format) {
          case "tiff" -> tiff(40, 5, 8, 8, 1, data);
          case "npy" -> npy("|u1", "5, 40, 8", data);
          default -> npy("|u1", "8, 5, 40", data);
        };
    int pixel = read(file, null, List.of(4, 3, 2)).pixel(5, 0);
    assertEquals((90 + 5) << 16 | (60 + 5) << 8 | 30 + 5, pixel);
    assertEquals(0x010101 * (210 + 5), read(file, null, List.of(8)).pixel(5, 0));
    IOException unclear = assertThrows(IOException.class, () -> read(file, null, List.of()));
    assertTrue(unclear.getMessage().startsWith("it has 8 bands: choose three"));
    assertThrows(BrokenImageException.class, () -> read(file, null, List.of(9)));
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    assertThrows(BrokenImageException.class, () -> read(cut, null, List.of(1)));
  }

  @Test
  void choosesColorsOfOtherFilesToo() throws IOException {
    byte[] file = written("png", "", false, 1);
    Image read = read(file, null, List.of(3, 2, 1));
    int color = color(5, 4);
    int swapped = (color & 255) << 16 | color & 0xFF00 | color >> 16;
    assertEquals(swapped, read.pixel(5, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "gif", "tiff", "npy", "webp"})
  void refusesTooManyPixelsBeforeTheyAreDecoded(String format) throws IOException {
    byte[] file =
        switch (format) {
          case "npy" -> npy("|u1", "2000, 1000", new byte[2_000_000]);
          case "tiff" -> tiff(2000, 1000, 1, 8, 1, new byte[2_000_000]);
          case "webp" -> webp();
          default -> written(format, "", false, 1);
        };
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (format.equals("gif")) {
      header.putShort(6, (short) 9000).putShort(8, (short) 8000);
    } else if (format.equals("bmp")) {
      header.putInt(18, 90000);
    } else if (format.equals("webp")) {
      header.putInt(21, 9000 | 8000 << 14);
    }
    String message =
        assertThrows(BrokenImageException.class, () -> read(file, null, List.of())).getMessage();
    assertTrue(message.contains("more than the 1 million pixels allowed"), message);
  }
}
