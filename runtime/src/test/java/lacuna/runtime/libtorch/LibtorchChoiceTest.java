package lacuna.runtime.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibtorchChoiceTest {
  @TempDir private Path folder;

  private Map<String, String> environment(Path variable) {
    return Map.of(
        "XDG_CONFIG_HOME", folder.toString(), LibtorchChoice.VARIABLE, variable.toString());
  }

  private Map<String, String> environment() {
    return environment(Path.of(""));
  }

  private static String problem(Map<String, String> environment) {
    return assertThrows(RunException.class, () -> LibtorchChoice.of(environment)).getMessage();
  }

  @Test
  void theOneThatComesWithLacunaIsTheLastChoice() {
    LibtorchChoice choice = LibtorchChoice.of(environment());
    assertNull(choice.libtorch());
    assertFalse(choice.cuda());
    assertEquals("libtorch 2.7.1 for CPU", choice.description());
    assertEquals("which comes with Lacuna", choice.origin());
  }

  @Test
  void theRememberedOneGoesBeforeItAndTheVariableBeforeBoth() throws IOException {
    Libtorch first = Libtorch.in(FakeLibtorch.python(folder.resolve("a"), "2.7.1+cpu", false));
    Libtorch second = Libtorch.in(FakeLibtorch.python(folder.resolve("b"), "2.7.1+cu126", true));
    RememberedLibtorch remembered = new RememberedLibtorch(environment());
    remembered.save(first);
    LibtorchChoice choice = LibtorchChoice.of(environment());
    assertEquals(first, choice.libtorch());
    assertEquals("remembered in " + remembered.file(), choice.origin());

    choice = LibtorchChoice.of(environment(second.folder()));
    assertEquals(second, choice.libtorch());
    assertTrue(choice.cuda());
    assertEquals("2.7.1+cu126", choice.version());
    assertEquals("from PYTORCH_LIBRARY_PATH", choice.origin());
  }

  @Test
  void anotherReleaseIsRefused() throws IOException {
    Libtorch old = Libtorch.in(FakeLibtorch.python(folder, "2.6.0+cu124", true));
    assertEquals(
        "libtorch 2.6.0+cu124 in %s does not fit: Lacuna needs 2.7.1\n".formatted(old.folder())
            + "  `pip install torch==2.7.1` gets it",
        problem(environment(old.folder())));
  }

  @Test
  void aVariableThatNamesAnEmptyFolderIsAnError() {
    String why = problem(environment(folder));
    assertTrue(why.startsWith("PYTORCH_LIBRARY_PATH is set, and there is no libtorch in"), why);
    assertTrue(why.endsWith("or unset it"), why);
  }

  @Test
  void aVariableThatNamesTheFolderAboveIsAnErrorThatNamesTheRightOne() throws IOException {
    Path torch = FakeLibtorch.python(folder, "2.7.1", false);
    assertEquals(
        "PYTORCH_LIBRARY_PATH is %s, and the libraries are in %s\n  set it to that folder"
            .formatted(torch, torch.resolve("lib")),
        problem(environment(torch)));
  }
}
