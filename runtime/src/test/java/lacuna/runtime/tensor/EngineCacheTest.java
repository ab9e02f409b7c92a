package lacuna.runtime.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCacheTest {
  private static final String TEXT = "the code of a library";

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path jar;
  private Path cache;

  @BeforeEach
  void packTwoLibraries() throws IOException {
    jar = folder.resolve("native.jar");
    cache = folder.resolve("cache").resolve("2.7.1-cpu");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name : List.of("one.so", "two.so")) {
        ZipEntry entry = new ZipEntry(name);
        byte[] bytes = (TEXT + name).getBytes(UTF_8);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
      }
    }
  }

  private void fill() throws IOException {
    Map<String, Packed> files = new LinkedHashMap<>();
    for (String name : List.of("one.so", "two.so")) {
      files.put(name, Packed.at(new URL("jar:" + jar.toUri() + "!/" + name)));
    }
    new EngineCache(cache, files, new PrintStream(err, true, UTF_8)).fill();
  }

  private void assertWhole() throws IOException {
    assertEquals(TEXT + "one.so", Files.readString(cache.resolve("one.so")));
    assertEquals(TEXT + "two.so", Files.readString(cache.resolve("two.so")));
    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(2, files.count(), "the engine loads all that is there");
    }
  }

  @Test
  void unpacksIntoAnEmptyCacheWithoutAWord() throws IOException {
    fill();
    assertWhole();
    assertEquals("", err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the code", TEXT + "two.SO", TEXT + "two.so and more"})
  void unpacksAnewWhatIsDamagedAndSaysSo(String damaged) throws IOException {
    fill();
    FileTime before = Files.getLastModifiedTime(cache.resolve("one.so"));
    Files.writeString(cache.resolve("two.so"), damaged);
    Files.setLastModifiedTime(cache.resolve("two.so"), FileTime.fromMillis(0));
    fill();
    assertWhole();
    assertEquals(before, Files.getLastModifiedTime(cache.resolve("one.so")));
    assertEquals(
        "note: " + cache.resolve("two.so") + " was damaged; it is unpacked anew\n",
        err.toString(UTF_8));
  }

  @Test
  void unpacksWhatIsMissing() throws IOException {
    fill();
    Files.delete(cache.resolve("one.so"));
    fill();
    assertWhole();
  }

  @Test
  void comparesContentsWhereItsOwnNotesAreDamaged() throws IOException {
    fill();
    Files.writeString(cache.resolveSibling("2.7.1-cpu.checked"), "two.so=\\u12");
    Files.writeString(cache.resolve("two.so"), TEXT + "two.SO");
    fill();
    assertWhole();
  }

  @Test
  void refusesADamagedJar() throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    bytes[new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(TEXT)] ^= 1;
    Files.write(jar, bytes);
    RunException refused = assertThrows(RunException.class, this::fill);
    assertTrue(refused.getMessage().contains("one.so is damaged"), refused.getMessage());
    assertTrue(Files.notExists(cache.resolve("one.so")));
  }
}
