package lacuna.repeat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec decides every byte that is built from it. */
class EqualBuildsTest {
  @TempDir private Path folder;

  @Test
  void theSameSpecGivesTheSameJava() {
    String first = Shell.succeeds("dump", "--phase", "java", Repeated.spec());
    assertEquals(first, Shell.succeeds("dump", "--phase", "java", Repeated.spec()));
  }

  @Test
  void theSameSpecGivesTheSameJarInAnyFolder() throws IOException {
    assertArrayEquals(built("here"), built("elsewhere"));
  }

  private byte[] built(String name) throws IOException {
    String jar = Shell.succeeds("build", Repeated.spec(), "--out", folder.resolve(name));
    return Files.readAllBytes(Path.of(jar.strip()));
  }
}
