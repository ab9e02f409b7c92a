package lacuna.runtime.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.runtime.unit.Range;

/**
 * A picture as NumPy's {@code save} writes it (NumPy Enhancement Proposal 1): (height, width), or
 * (height, width, channels), or (channels, height, width) where the first axis has at most 32
 * elements and the last has more.
 */
final class NumpyArray implements StoredRows {
  private static final int MOST_CHANNELS = 32;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([a-z])(\\d)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *False");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d+), *(\\d+)(?:, *(\\d+))?\\)");

  private final ByteBuffer values;
  private final char kind;
  private final int bytes;
  private final int height;
  private final int width;
  private final int bands;
  private final boolean planes;

  /**
   * Reads the header; the values follow it.
   *
   * @param file from position 0 to its limit
   * @throws BrokenImageException if it holds no picture, or is not whole
   */
  NumpyArray(ByteBuffer file) throws BrokenImageException {
    ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (file.limit() < 12) {
      throw new BrokenImageException("the file ends within its header");
    }
    boolean first = file.get(6) == 1; // version
    int begin = first ? 10 : 12;
    int length = first ? little.getShort(8) & 0xFFFF : little.getInt(8);
    if (length < 0 || length > file.limit() - begin) {
      throw new BrokenImageException("the file ends within its header");
    }
    byte[] text = new byte[length];
    file.get(begin, text);
    String header = new String(text, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find() || !ORDER.matcher(header).find()) {
      throw new BrokenImageException("it is no picture in C order: " + header.strip());
    }
    kind = type.group(2).charAt(0);
    bytes = Integer.parseInt(type.group(3));
    if (!(kind == 'u' || kind == 'i' ? isOneOf(1, 2, 4) : kind == 'f' ? isOneOf(4, 8)
        : kind == 'b' && bytes == 1)) {
      throw new BrokenImageException("values of its type cannot be read: " + header.strip());
    }
    int[] sizes = Arrays.stream(new int[] {1, 2, 3}).map(i -> size(shape, i)).toArray();
    boolean flat = shape.group(3) == null;
    planes = !flat && sizes[0] <= MOST_CHANNELS && sizes[2] > MOST_CHANNELS;
    height = sizes[planes ? 1 : 0];
    width = sizes[planes ? 2 : 1];
    bands = flat ? 1 : sizes[planes ? 0 : 2];
    int start = begin + length;
    if ((double) height * width * bands * bytes > file.limit() - start) {
      throw new BrokenImageException("the file ends early");
    }
    values =
        file.duplicate()
            .position(start)
            .slice()
            .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private boolean isOneOf(int... sizes) {
    return Arrays.stream(sizes).anyMatch(size -> size == bytes);
  }

  /** A size of the shape; what no int holds is more than any file has. */
  private static int size(Matcher shape, int axis) {
    String digits = shape.group(axis);
    if (digits == null) {
      return 1;
    }
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int bands() {
    return bands;
  }

  @Override
  public Range type() {
    return switch (kind) {
      case 'u' -> new Range(0, Math.pow(2, 8 * bytes) - 1);
      case 'i' -> new Range(-Math.pow(2, 8 * bytes - 1), Math.pow(2, 8 * bytes - 1) - 1);
      default -> new Range(0, 1);
    };
  }

  @Override
  public void read(int y, double[] into) {
    for (int x = 0; x < width; x++) {
      for (int band = 0; band < bands; band++) {
        int at = planes ? (band * height + y) * width + x : (y * width + x) * bands + band;
        into[x * bands + band] = value(at * bytes);
      }
    }
  }

  private double value(int at) {
    return switch (kind) {
      case 'f' -> bytes == 4 ? values.getFloat(at) : values.getDouble(at);
      case 'i' -> bytes == 1 ? values.get(at) : bytes == 2 ? values.getShort(at) : values.getInt(at);
      default ->
          bytes == 1
              ? values.get(at) & 255
              : bytes == 2 ? values.getShort(at) & 0xFFFF : values.getInt(at) & 0xFFFFFFFFL;
    };
  }
}
