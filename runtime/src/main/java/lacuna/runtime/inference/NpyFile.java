package lacuna.runtime.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.PartFile;

/**
 * Features as a NumPy array of float32, (images, width) or (images, tokens, width), in format 1.0
 * of {@code numpy.lib.format}; the images' paths are the lines of a {@code .txt} beside it.
 */
final class NpyFile implements FeatureFile {
  /** Bytes of the header, written when the number of images is known: a multiple of 64. */
  private static final int HEADER = 128;

  private static final int LONGEST_PATH = 1 << 16;

  private final PartFile array;
  private final PartFile paths;
  private final boolean tokens;
  private int images;
  private int vectors;
  private int width;

  private NpyFile(PartFile array, PartFile paths, boolean tokens) {
    this.array = array;
    this.paths = paths;
    this.tokens = tokens;
  }

  /**
   * Begins both files.
   *
   * @throws RunException where the second would replace a file that is not of such a pair
   */
  static NpyFile create(Path file, boolean tokens) {
    String name = String.valueOf(file.getFileName());
    Path list = file.resolveSibling(name.substring(0, name.length() - ".npy".length()) + ".txt");
    if (Files.exists(list) && !Files.exists(file)) {
      throw new RunException(
          """
          %s is there already, and the images' paths would replace it
            name another file by -o, or move it\
          """
              .formatted(list));
    }
    PartFile array = PartFile.create(file);
    try {
      array.stream().write(new byte[HEADER]);
      return new NpyFile(array, PartFile.create(list), tokens);
    } catch (IOException e) {
      array.close();
      throw new RunException(file + " cannot be written: " + e.getMessage(), e);
    } catch (RunException e) {
      array.close();
      throw e;
    }
  }

  @Override
  public void add(Path image, float[] values, int width) throws IOException {
    this.width = width;
    vectors = values.length / width;
    images++;
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    array.stream().write(bytes.array());
    String line = Printable.line(image.toString(), LONGEST_PATH) + "\n";
    paths.stream().write(line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void complete() throws IOException {
    array.stream().flush();
    ByteBuffer header = header();
    while (header.hasRemaining()) {
      array.channel().write(header, header.position());
    }
    paths.complete();
    array.complete();
  }

  private ByteBuffer header() {
    String shape =
        tokens
            ? "(%d, %d, %d)".formatted(images, vectors, width)
            : "(%d, %d)".formatted(images, width);
    String fields = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0);
    int length = HEADER - header.position() - Short.BYTES;
    header.putShort((short) length);
    header.put(fields.getBytes(StandardCharsets.US_ASCII));
    header.put(" ".repeat(length - fields.length() - 1).getBytes(StandardCharsets.US_ASCII));
    return header.put((byte) '\n').flip();
  }

  @Override
  public void close() {
    array.close();
    paths.close();
  }
}
