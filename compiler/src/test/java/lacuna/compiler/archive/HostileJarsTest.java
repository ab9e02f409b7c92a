package lacuna.compiler.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.load.ArchiveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of strangers are data: each that is not what `build` or `pack` makes is refused in words. */
class HostileJarsTest {
  private static final String SPEC = "experiment a\n";

  @TempDir private Path folder;

  @Test
  void readsAPackage() throws IOException, ArchiveException {
    SpecJar jar = SpecJar.read(jar("a.lac", SPEC, "deep/b.lac", "mask b()\n", "README", "text"));
    assertEquals("[a.lac, deep/b.lac]", jar.specs().keySet().toString());
    assertEquals(SPEC, jar.specs().get("a.lac"));
  }

  @Test
  void refusesNamesThatLeadOut() throws IOException {
    for (String name : new String[] {"../a.lac", "/a.lac", "b/../../a.lac", "..\\a.lac", "a\nb.lac"}) {
      assertEquals(Code.UNREADABLE_FILE, refused(jar("good.lac", SPEC, name, SPEC)).code(), name);
    }
  }

  @Test
  void refusesLinks() throws IOException {
    Path jar = jar("a.lac", "/etc/passwd");
    byte[] bytes = Files.readAllBytes(jar);
    int entry = last(bytes, 0x01, 0x02);
    bytes[entry + 5] = 3; // made by Unix
    bytes[entry + 41] = (byte) 0xa1; // the file type of a link
    Files.write(jar, bytes);
    assertTrue(refused(jar).why().contains("symbolic link"));
  }

  @Test
  void refusesTwoEntriesOfOneName() throws IOException {
    Path jar = jar("a.lac", SPEC, "b.lac", SPEC);
    byte[] bytes = Files.readAllBytes(jar);
    for (int i = 0; i < bytes.length - 5; i++) {
      if (bytes[i] == 'b' && bytes[i + 1] == '.' && bytes[i + 2] == 'l') {
        bytes[i] = 'a';
      }
    }
    Files.write(jar, bytes);
    assertTrue(refused(jar).why().contains("two entries"));
  }

  @Test
  void refusesTooManyEntriesAndTooLargeOnes() throws IOException {
    String[] many = new String[2 * (EntryTable.MOST_ENTRIES + 1)];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = i + ".lac";
      many[i + 1] = "";
    }
    assertEquals(Code.SIZE_LIMIT, refused(jar(many)).code());
    // some kilobytes of zip
    assertEquals(Code.SIZE_LIMIT, refused(jar("a.lac", " ".repeat(5_000_000))).code());
  }

  @Test
  void refusesWhatHoldsNoSpecs() throws IOException {
    assertEquals(Code.WRONG_SORT_OF_FILE, refused(jar("a.txt", "text")).code());
    assertEquals(Code.UNREADABLE_FILE, refused(jar("lacuna/plan.json", "{}")).code());
    Path text = Files.writeString(folder.resolve("text.jar"), "no zip file");
    assertEquals(Code.UNREADABLE_FILE, refused(text).code());
    assertEquals(Code.UNREADABLE_FILE, refused(folder.resolve("none.jar")).code());
  }

  @Test
  void refusesAPlanWhoseFilesAreNoSpecs() throws IOException, ArchiveException {
    String file = "{\"files\":[{\"path\":\"%s\",\"sha256\":\"\",\"text\":\"%s\"}]}";
    JarArchives archives =
        new JarArchives(
            coordinate -> {
              throw new AssertionError("nothing names a package");
            },
            new KnownJars());
    Path good = jar("lacuna/plan.json", file.formatted("../a.lac", "experiment a"));
    assertEquals("a.lac", archives.open(good).experiment().path());
    Path hidden = jar("lacuna/plan.json", file.formatted("a\\u202eb.lac", "experiment a"));
    assertThrows(ArchiveException.class, () -> archives.open(hidden));
    Path none = jar("lacuna/plan.json", file.formatted("a.lac", "mask a()"));
    assertThrows(ArchiveException.class, () -> archives.open(none));
  }

  @Test
  void endsWithWordsOnAnyDamage() throws IOException {
    byte[] whole = Files.readAllBytes(jar("a.lac", SPEC, "b.lac", "mask b()\n"));
    Random random = new Random(1);
    Path damaged = folder.resolve("damaged.jar");
    for (int i = 0; i < 500; i++) {
      byte[] bytes = Arrays.copyOf(whole, i % 5 == 0 ? random.nextInt(whole.length) : whole.length);
      for (int j = 0; j < 3 && bytes.length > 0; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      try {
        SpecJar.read(damaged);
      } catch (ArchiveException refused) {
        assertTrue(!refused.help().isEmpty());
      }
    }
  }

  private static ArchiveException refused(Path jar) {
    return assertThrows(ArchiveException.class, () -> SpecJar.read(jar));
  }

  /** A jar of names and texts. */
  private Path jar(String... entries) throws IOException {
    Path jar = Files.createTempFile(folder, "stranger", ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }

  /** Where the last record with {@code PK} and two more bytes begins. */
  private static int last(byte[] bytes, int third, int fourth) {
    for (int i = bytes.length - 4; i >= 0; i--) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == third && bytes[i + 3] == fourth) {
        return i;
      }
    }
    throw new AssertionError("no such record");
  }
}
