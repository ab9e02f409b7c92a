package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import lacuna.runtime.augment.CenterCrop;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.augment.RandAugment;
import lacuna.runtime.augment.RandomResizedCrop;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is odd about one picture, it is read, or counted and named, and the others are read. */
final class OddPicturesTest {
  private static final Size IMAGE = new Size(224, 224);
  private static final double[] HALF = {0.5};

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void namesThosePicturesThatCannotBeUsed() throws IOException {
    Map<String, byte[]> odd = new LinkedHashMap<>();
    odd.put("across", png(65000, 1, 65000, 1));
    odd.put("bomb", png(1 << 30, 1 << 30, 1, 1));
    odd.put("cut", Arrays.copyOf(png(300, 200, 300, 200), 60));
    odd.put("down", png(1, 65000, 1, 65000));
    odd.put("empty", new byte[0]);
    odd.put("flat", png(0, 100, 1, 1));
    odd.put("less", png(300, 200, 300, 100));
    odd.put("negative", png(-1, 5, 1, 1));
    assertEquals(List.copyOf(odd.keySet()), skipped(odd, "center"));
    assertTrue(
        warnings.get(0).contains("it would become 16640000 x 256 px, more than the 178956970"),
        warnings.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"center", "random", "none", "words"})
  void readsNarrowPictures(String augment) throws IOException {
    Map<String, byte[]> odd = new LinkedHashMap<>();
    odd.put("dot", png(1, 1, 1, 1));
    odd.put("line", png(1, 300, 1, 300));
    odd.put("row", png(300, 1, 300, 1));
    assertEquals(List.of(), skipped(odd, augment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "none", "words"})
  void anyPictureIsReadOrNamed(String augment) throws IOException {
    Map<String, byte[]> odd = new LinkedHashMap<>();
    odd.put("across", png(65000, 1, 65000, 1));
    odd.put("down", png(1, 65000, 1, 65000));
    skipped(odd, augment);
  }

  /** The names of the odd pictures that are skipped, of them and as many plain ones, all read. */
  private List<String> skipped(Map<String, byte[]> odd, String augment) throws IOException {
    for (Map.Entry<String, byte[]> picture : odd.entrySet()) {
      Files.write(folder.resolve(picture.getKey() + ".png"), picture.getValue());
      Files.write(folder.resolve("zz-" + picture.getKey() + ".png"), png(40, 30, 40, 30));
    }
    LoaderOptions loading = new LoaderOptions(4, 1, 7, odd.size(), warnings::add);
    ImageFolder source = new ImageFolder(folder.toString(), false);
    int images = 0;
    try (DataLoader batches = DataLoader.inOrder(source, pipeline(augment), loading)) {
      while (batches.hasNext()) {
        images += batches.next().size();
      }
    }
    assertEquals(2 * odd.size(), images);
    warnings.sort(null);
    return warnings.stream()
        .map(text -> text.replaceFirst("^skipped .*/([a-z-]+)\\.png: .*", "$1"))
        .toList();
  }

  private static Pipeline pipeline(String augment) {
    return new Pipeline(
        IMAGE,
        switch (augment) {
          case "center" -> List.of(new CenterCrop(IMAGE, 3, 0.875, "bicubic"));
          case "random" ->
              List.of(
                  new RandomResizedCrop(
                      IMAGE, 3, new Range(0.08, 1), new Range(0.75, 1.33), "bicubic", "exact"));
          case "words" -> List.of(new RandAugment(IMAGE, 3, 9, 0.5, 2));
          default -> List.of();
        },
        HALF,
        HALF);
  }

  /** A gray PNG whose header says one size and whose rows are of another. */
  private static byte[] png(int width, int height, int columns, int rows) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
    chunk(png, "IHDR", header.array());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < rows; y++) {
        deflater.write(new byte[columns + 1]);
      }
    }
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data)
      throws IOException {
    byte[] named = (name + new String(data, "ISO-8859-1")).getBytes("ISO-8859-1");
    CRC32 sum = new CRC32();
    sum.update(named);
    png.write(ByteBuffer.allocate(4).putInt(data.length).array());
    png.write(named);
    png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
