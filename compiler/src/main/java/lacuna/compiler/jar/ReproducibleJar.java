package lacuna.compiler.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive whose bytes depend on its entries alone: sorted, with one fixed time,
 * compressed in one way.
 */
public final class ReproducibleJar {
  /**
   * A local time, so that no time zone enters the bytes; for one before this month Java would add
   * one all the same.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ReproducibleJar() {}

  /** Writes the entries; the manifest comes first, as readers of jars expect. */
  public static void write(OutputStream out, byte[] manifest, SortedMap<String, byte[]> entries)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.DEFAULT_COMPRESSION);
      add(zip, "META-INF/MANIFEST.MF", manifest);
      for (var entry : entries.entrySet()) {
        add(zip, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
