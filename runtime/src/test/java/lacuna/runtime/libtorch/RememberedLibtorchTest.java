package lacuna.runtime.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RememberedLibtorchTest {
  private static final String MENDS =
      "\n  `lacuna engine --use DIR` chooses another, `lacuna engine --forget` goes back to the one"
          + " that comes with Lacuna";

  @TempDir private Path folder;

  private RememberedLibtorch remembered() {
    return new RememberedLibtorch(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
  }

  private String problem(String text) throws IOException {
    Files.createDirectories(remembered().file().getParent());
    Files.writeString(remembered().file(), text);
    return assertThrows(RunException.class, remembered()::load).getMessage();
  }

  @Test
  void itStandsAmongTheUsersSettings() {
    assertEquals(folder.resolve("config/lacuna/engine.json"), remembered().file());
    Path ofHome = Path.of(System.getProperty("user.home"), ".config", "lacuna", "engine.json");
    assertEquals(ofHome, new RememberedLibtorch(Map.of()).file());
    assertEquals(ofHome, new RememberedLibtorch(Map.of("XDG_CONFIG_HOME", "")).file());
  }

  @Test
  void nothingIsRememberedAtFirst() {
    assertEquals(Optional.empty(), remembered().load());
    remembered().forget();
  }

  @Test
  void whatIsSavedIsLoadedUntilItIsForgotten() throws IOException {
    Libtorch first = Libtorch.in(FakeLibtorch.python(folder.resolve("a"), "2.7.1", false));
    Libtorch second = Libtorch.in(FakeLibtorch.python(folder.resolve("b"), "2.7.1+cu126", true));
    remembered().save(first);
    assertEquals(Optional.of(first), remembered().load());
    remembered().save(second);
    assertEquals(Optional.of(second), remembered().load());
    remembered().forget();
    assertFalse(Files.exists(remembered().file()));
    assertEquals(Optional.empty(), remembered().load());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"/opt\"",
        "{}",
        "{\"libtorch\": null}",
        "{\"libtorch\": []}"
      })
  void aDamagedFileIsAnErrorThatSaysWhatToDo(String text) throws IOException {
    assertEquals(
        "%s is damaged: it should be {\"libtorch\": \"DIR\"}".formatted(remembered().file())
            + MENDS,
        problem(text));
  }

  @Test
  void aFolderThatIsGoneIsAnErrorThatSaysWhatToDo() throws IOException {
    assertEquals(
        "the libtorch that %s names: there is no libtorch in /gone/lib: neither it nor its lib"
                .formatted(remembered().file())
            + " folder has %s\n  `pip install torch==2.7.1` gets one"
                .formatted(System.mapLibraryName("torch"))
            + MENDS,
        problem("{\"libtorch\": \"/gone/lib\"}"));
  }

  @Test
  void aFolderWhoseTorchIsAnotherByNowIsAnErrorThatSaysWhatToDo() throws IOException {
    Path torch = FakeLibtorch.python(folder, "2.7.1+cu126", true);
    remembered().save(Libtorch.in(torch));
    FakeLibtorch.python(folder, "2.8.0+cu128", true);
    assertEquals(
        "the libtorch that %s names: libtorch 2.8.0+cu128 in %s/lib does not fit: Lacuna needs"
                .formatted(remembered().file(), torch)
            + " 2.7.1\n  `pip install torch==2.7.1` gets it"
            + MENDS,
        assertThrows(RunException.class, remembered()::load).getMessage());
  }

  @Test
  void aFolderOfSettingsThatCannotBeWrittenIsAnError() throws IOException {
    Libtorch libtorch = Libtorch.in(FakeLibtorch.python(folder, "2.7.1", false));
    Files.writeString(folder.resolve("config"), "a file where the folder should be");
    String why =
        assertThrows(RunException.class, () -> remembered().save(libtorch)).getMessage();
    assertTrue(why.startsWith(remembered().file() + " cannot be written: "), why);
    assertTrue(why.endsWith("\n  XDG_CONFIG_HOME names another folder for settings"), why);
  }
}
