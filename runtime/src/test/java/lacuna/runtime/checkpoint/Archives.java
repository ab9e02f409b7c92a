package lacuna.runtime.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as torch.save writes them, of a pickle as a text of its bytes (Latin-1). */
final class Archives {
  /** Puts a tensor of 2 x 4 floats together, a view of the storage {@code 0}. */
  static final String VIEW =
      "ctorch._utils\n_rebuild_tensor_v2\n(("
          + text("storage")
          + "ctorch\nFloatStorage\n"
          + text("0")
          + text("cpu")
          + "K\10tQK\0K\2K\4\u0086K\1K\2\u0086\u0089ccollections\nOrderedDict\n)RtR";

  private Archives() {}

  /** Pushes a text. */
  static String text(String text) {
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array();
    return "X" + new String(length, StandardCharsets.ISO_8859_1) + text;
  }

  /** A dictionary of one tensor under many keys. */
  static String views(int count, String names) {
    StringBuilder pickle = new StringBuilder("}(");
    for (int i = 0; i < count; i++) {
      pickle.append(text(names.formatted(i % 12) + "." + i));
      pickle.append(i == 0 ? VIEW + "q\1" : "h\1");
    }
    return pickle.append("u.").toString();
  }

  /** An archive of a pickle, whose protocol is put before it, and a storage of 8 floats. */
  static Path write(Path file, String pickle) throws IOException {
    return Files.write(file, bytes(("\u0080\2" + pickle).getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The bytes of an archive of a pickle and a storage of 8 floats. */
  static byte[] bytes(byte[] pickle) throws IOException {
    return bytes(pickle, new byte[32]);
  }

  /** The bytes of an archive of a pickle and a storage. */
  static byte[] bytes(byte[] pickle, byte[] storage) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x/data.pkl", pickle);
    entries.put("x/data/0", storage);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry stored = new ZipEntry(entry.getKey());
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(sum.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
