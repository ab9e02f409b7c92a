package lacuna.runtime.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript functions into the archive that the engine loads: a stored zip of text and two
 * pickles.
 */
final class Archive {
  private static final Pattern FUNCTION = Pattern.compile("(?m)^def (\\w+)\\(");

  private Archive() {}

  /**
   * @param functions top-level function definitions; each becomes a method and may call the others
   *     on {@code self}
   */
  static byte[] of(String functions) {
    String methods =
        FUNCTION.matcher(functions).replaceAll("def $1(self: __torch__.Ops, ").indent(2);
    String module =
        "class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
            + methods;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // Older versions would be read with the meaning that operators had then: whole quotients, for
      // one.
      store(zip, "ops/version", "10\n".getBytes(StandardCharsets.US_ASCII));
      store(zip, "ops/data.pkl", instance());
      store(zip, "ops/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      store(zip, "ops/code/__torch__.py", module.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An object of the class with {@code training} true, pickled by hand: protocol 2. */
  private static byte[] instance() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] key = "training".getBytes(StandardCharsets.US_ASCII);
    out.writeBytes(new byte[] {(byte) 0x80, 2});
    out.writeBytes("c__torch__\nOps\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {')', (byte) 0x81, '}', '('});
    out.writeBytes(new byte[] {'X', (byte) key.length, 0, 0, 0});
    out.writeBytes(key);
    out.writeBytes(new byte[] {(byte) 0x88, 'u', 'b', '.'});
    return out.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
