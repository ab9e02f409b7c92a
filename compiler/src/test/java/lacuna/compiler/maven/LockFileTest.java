package lacuna.compiler.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.load.ArchiveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  private static final String SUM = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  @Test
  void liesBesideTheSpecOrWhereTheCommandIsGiven() {
    assertEquals(
        folder.resolve("lacuna.lock").toString(),
        LockFile.beside(folder.resolve("spec.lac")).name());
    assertEquals("lacuna.lock", LockFile.beside(Path.of("spec.lac")).name());
    assertEquals("lacuna.lock", LockFile.beside(Path.of("maven:g:a:1!/spec.lac")).name());
  }

  @Test
  void keepsWhatItHas() throws IOException, ArchiveException {
    LockFile lock = LockFile.beside(folder.resolve("spec.lac"));
    assertTrue(lock.read().isEmpty());
    lock.add(Coordinate.of("maven:g:b:1"), SUM);
    lock.add(Coordinate.of("g:a:2.0-rc.1"), SUM);
    List<String> lines = Files.readAllLines(Path.of(lock.name()));
    assertEquals(
        List.of("maven:g:a:2.0-rc.1 " + SUM, "maven:g:b:1 " + SUM), lines.subList(2, lines.size()));
    assertEquals(2, lock.read().size());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left but the lock file");
    }
  }

  @Test
  void refusesLinesThatItDoesNotWrite() throws IOException {
    Files.writeString(folder.resolve("lacuna.lock"), "maven:g:a:1 abc\n");
    LockFile lock = LockFile.beside(folder.resolve("spec.lac"));
    assertThrows(ArchiveException.class, lock::read);
  }

  @Test
  void takesOneVersionOfOnePackage() {
    for (String wrong :
        new String[] {"g:a", "g:a:1:2", "g:a:[1,2)", "g:a:LATEST", "g:a:RELEASE", "../g:a:1", "g:a:.."}) {
      assertThrows(ArchiveException.class, () -> Coordinate.of(wrong), wrong);
    }
  }
}
