package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lacuna check} of several files and of folders. */
class CheckFoldersTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeSpecs() throws IOException {
    Files.copy(Path.of("..", "examples", "first.lac"), folder.resolve("first.lac"));
    write("deep/down/more.lac", "experiment more\namends \"../../first.lac\"\n");
    write("parts.lac", "fn twice(x: [...]) -> [...] { return x + x }");
    write("notes.txt", "experiment none");
  }

  @Test
  void checksAllSpecsBelowAFolderInOneRun() {
    Shell.Answer answer = Shell.lacuna("check", folder);
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    assertEquals("2 specs: no errors\n", answer.out());
    assertEquals(
        folder.resolve("parts.lac") + " is no experiment: it is checked in specs that import it\n",
        answer.err());
  }

  @Test
  void aSpecThatIsNamedTwiceIsCheckedOnce() {
    Path first = folder.resolve("first.lac");
    assertEquals("2 specs: no errors\n", Shell.lacuna("check", folder, first, folder).out());
    assertEquals("no errors\n", Shell.succeeds("check", first, first));
  }

  @Test
  void aMistakeInWhatManySpecsAmendIsToldOnce() throws IOException {
    write("deep/base.lac", "experiment base\namends \"../first.lac\"\npretrain.mask.ratio = 60\n");
    write("deep/a.lac", "experiment a\namends \"base.lac\"\n");
    write("deep/b.lac", "experiment b\namends \"base.lac\"\npretrain.lenght = 3 epochs\n");
    Shell.Answer answer = Shell.lacuna("check", folder);
    assertEquals(ExitCode.SPEC, answer.code());
    assertEquals(3, answer.err().split("error\\[", -1).length, answer.err());
    assertTrue(answer.err().contains("1 error in " + folder.resolve("deep/a.lac")), answer.err());
    assertTrue(answer.err().endsWith("3 of 5 specs have errors\n"), answer.err());
  }

  @Test
  void jsonHasTheMessagesOfAllFiles() throws IOException {
    Path one = write("one.lac", "experiment one\namends \"first.lac\"\npretrain.depht = 3\n");
    Path two = write("two.lac", "experiment two\namends \"first.lac\"\npretrain.wight = 3\n");
    Shell.Answer answer = Shell.lacuna("check", "--diagnostics", "json", one, two);
    assertEquals(ExitCode.SPEC, answer.code());
    assertEquals(2, answer.out().lines().count(), answer.out());
    assertTrue(answer.out().lines().allMatch(line -> line.startsWith("{")), answer.out());
    assertEquals("", answer.err());
  }

  @Test
  void aFolderWithoutSpecsIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Shell.Answer answer = Shell.lacuna("check", folder.resolve("first.lac"), empty);
    assertEquals(ExitCode.USAGE, answer.code());
    assertTrue(answer.err().startsWith("error: no file below " + empty), answer.err());
    assertFalse(answer.out().contains("no errors"), answer.out());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
