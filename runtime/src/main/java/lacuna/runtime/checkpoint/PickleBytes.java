package lacuna.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Takes the operands of a pickle's operations from its bytes. */
final class PickleBytes {
  private static final int LONGEST_NAME = 1000;

  private final ByteBuffer bytes;

  PickleBytes(byte[] pickle) {
    bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Position of the next byte. */
  int position() {
    return bytes.position();
  }

  /** One byte, from 0 to 255. */
  int small() throws PickleException {
    need(1);
    return bytes.get() & 0xff;
  }

  /** Two bytes, unsigned. */
  int medium() throws PickleException {
    need(Short.BYTES);
    return bytes.getShort() & 0xffff;
  }

  /** Four bytes, signed. */
  int whole() throws PickleException {
    need(Integer.BYTES);
    return bytes.getInt();
  }

  /** Eight bytes, the highest first. */
  double real() throws PickleException {
    need(Double.BYTES);
    double value = bytes.order(ByteOrder.BIG_ENDIAN).getDouble();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    return value;
  }

  /** A whole number of so many bytes, in two's complement; 0 where it does not fit in 64 bits. */
  long big(int length) throws PickleException {
    need(length);
    int start = bytes.position();
    bytes.position(start + length);
    if (length == 0 || length > Long.BYTES) {
      return 0;
    }
    long value = bytes.get(start + length - 1);
    for (int i = length - 2; i >= 0; i--) {
      value = value << Byte.SIZE | bytes.get(start + i) & 0xff;
    }
    return value;
  }

  /** UTF-8 of so many bytes. */
  String text(int length) throws PickleException {
    need(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The text up to the end of the line. */
  String line() throws PickleException {
    StringBuilder line = new StringBuilder();
    for (int next = small(); next != '\n'; next = small()) {
      if (line.length() >= LONGEST_NAME) {
        throw new PickleException("a name longer than " + LONGEST_NAME + " characters");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private void need(int count) throws PickleException {
    if (count < 0 || count > bytes.remaining()) {
      throw new PickleException("cut off at byte " + bytes.position());
    }
  }
}
