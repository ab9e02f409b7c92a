package lacuna.runtime.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LibtorchTest {
  @TempDir private Path folder;

  @Test
  void pythonsTorchIsFoundFromTheFoldersAboveItsLibraries() throws IOException {
    Path torch = FakeLibtorch.python(folder, "2.7.1+cu126", true);
    Libtorch expected = new Libtorch(torch.resolve("lib"), "2.7.1+cu126", true);
    assertEquals(expected, Libtorch.in(torch.resolve("lib")));
    assertEquals(expected, Libtorch.in(torch));
    assertEquals(expected, Libtorch.in(folder));
  }

  @Test
  void theArchiveIsFoundFromItsTop() throws IOException {
    Path top = FakeLibtorch.archive(folder.resolve("libtorch"), "2.7.1+cpu", false);
    Libtorch expected = new Libtorch(top.resolve("lib"), "2.7.1+cpu", false);
    assertEquals(expected, Libtorch.in(top));
    assertEquals(expected, Libtorch.in(top.resolve("lib")));
  }

  @Test
  void librariesAloneHaveNoVersionAndAreTried() throws IOException {
    Libtorch found = Libtorch.in(FakeLibtorch.libraries(folder.resolve("libs"), true));
    assertNull(found.version());
    assertTrue(found.fits());
    assertEquals("libtorch of an unknown version for CUDA and CPU", found.description());
  }

  @Test
  void aVersionFileThatSaysNothingIsNoVersion() throws IOException {
    Path torch = FakeLibtorch.python(folder, "2.7.1", false);
    Files.writeString(torch.resolve("version.py"), "__all__ = ['__version__']\n");
    assertNull(Libtorch.in(torch).version());
  }

  @Test
  void aFolderWithoutTheLibraryIsAnError() throws IOException {
    Files.createDirectories(folder.resolve("lib").resolve(System.mapLibraryName("torch")));
    String why = assertThrows(RunException.class, () -> Libtorch.in(folder)).getMessage();
    assertEquals(
        "there is no libtorch in %s: neither it nor its lib folder has %s\n"
                .formatted(folder, System.mapLibraryName("torch"))
            + "  `pip install torch==2.7.1` gets one",
        why);
  }

  @ParameterizedTest
  @CsvSource({
    "2.7.1, true",
    "2.7.1+cu126, true",
    "2.7.1+cpu, true",
    "2.7.1a0+gite2d141d, true",
    "2.7.0+cu126, false",
    "2.6.0+cu124, false",
    "2.7.10, false",
    "12.7.1, false",
    "2.7, false",
    "2.11.0+cu130, false",
    "unknown, false"
  })
  void onlyTheReleaseThatTheNativeCodeIsBuiltForFits(String version, boolean fits) {
    assertEquals(fits, new Libtorch(folder, version, true).fits());
  }

  @Test
  void whatDoesNotFitIsAnErrorWithTheCommandThatGetsWhatDoes() {
    Libtorch old = new Libtorch(folder, "2.6.0+cu124", true);
    String why = assertThrows(RunException.class, old::thatFits).getMessage();
    assertEquals(
        "libtorch 2.6.0+cu124 in %s does not fit: Lacuna needs 2.7.1\n".formatted(folder)
            + "  `pip install torch==2.7.1` gets it",
        why);
  }

  @Test
  void aPathOfTheFolderIsRecognizedHoweverItIsWritten() {
    Libtorch libtorch = new Libtorch(folder.resolve("lib"), null, false);
    assertTrue(libtorch.isIn(folder + "/lib/"));
    assertTrue(libtorch.isIn(folder + "/other/../lib"));
    assertFalse(libtorch.isIn(folder.toString()));
  }
}
