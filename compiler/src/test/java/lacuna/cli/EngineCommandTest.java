package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lacuna.parity.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lacuna engine} and the runs say about machines that are not set up. */
final class EngineCommandTest {
  private static final Path FIRST = Golden.spec("examples/first.lac");

  @TempDir private Path folder;
  private Child child;

  @BeforeEach
  void hasAPythonWithoutTorchAndNoGpu() throws IOException {
    child = new Child(folder, Map.of());
    python("");
    child.program("nvidia-smi", "exit 9");
  }

  /** A Python that finds a torch in a folder, or none where that is empty. */
  private void python(String torch) throws IOException {
    child.program("python3", "echo /usr/bin/python3.11; echo '" + torch + "'");
  }

  /** Files as pip leaves them; the libraries are none. */
  private Path torch(String version) throws IOException {
    Path torch = folder.resolve("site/torch");
    Files.createDirectories(torch.resolve("lib"));
    Files.writeString(torch.resolve("lib").resolve(System.mapLibraryName("torch")), "no library");
    Files.writeString(torch.resolve("version.py"), "__version__ = '" + version + "'\n");
    return torch;
  }

  private static void fails(Shell.Answer answer, String... lines) {
    assertEquals(ExitCode.USAGE, answer.code(), answer.err());
    assertEquals("error: " + String.join("\n  ", lines) + "\n", answer.err());
  }

  private Shell.Answer run(String device) throws IOException, InterruptedException {
    Path out = folder.resolve("run");
    return child.lacuna(
        "run", FIRST, "--out", out, "--overwrite", "--steps", 1, "--device", device);
  }

  @Test
  void itShowsTheEngineTheDevicesAndWhatPythonHas() throws Exception {
    Shell.Answer answer = child.lacuna("engine");
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    assertTrue(answer.out().startsWith("libtorch 2.7.1 for CPU, which comes with Lacuna\n"));
    assertTrue(answer.out().contains("\n  no GPU: "), answer.out());
    String python = "\n  /usr/bin/python3.11 has none; `pip install torch==2.7.1` gets one\n";
    assertTrue(answer.out().endsWith(python), answer.out());
  }

  @Test
  void itShowsAPythonsTorchThatDoesNotFit() throws Exception {
    Path torch = torch("2.6.0+cu124");
    python(torch.toString());
    Shell.Answer answer = child.lacuna("engine");
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    String python =
        """
          libtorch 2.6.0+cu124 for CPU
          in %s/lib
          does not fit, Lacuna needs 2.7.1: `pip install torch==2.7.1` gets it
        """;
    assertTrue(answer.out().endsWith(python.formatted(torch)), answer.out());
  }

  @Test
  void itDoesNotUseWhatDoesNotFit() throws Exception {
    Path torch = torch("2.6.0+cu124");
    python(torch.toString());
    for (Object named : new Object[] {"python", torch}) {
      fails(
          child.lacuna("engine", "--use", named),
          "libtorch 2.6.0+cu124 in " + torch + "/lib does not fit: Lacuna needs 2.7.1",
          "`pip install torch==2.7.1` gets it");
    }
    assertFalse(Files.exists(folder.resolve("config/lacuna/engine.json")));
  }

  @Test
  void itDoesNotUseWhatCannotBeLoaded() throws Exception {
    Path torch = torch("2.7.1");
    Shell.Answer answer = child.lacuna("engine", "--use", torch);
    assertEquals(ExitCode.USAGE, answer.code());
    String start =
        "error: libtorch 2.7.1 for CPU, in %s/lib (from the command line), cannot be loaded: %s"
            .formatted(torch, torch);
    // Java itself may warn of the file before.
    assertTrue(answer.err().contains(start), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
    assertFalse(Files.exists(folder.resolve("config/lacuna/engine.json")));
  }

  @Test
  void itSaysThatPythonHasNoTorchToUse() throws Exception {
    fails(
        child.lacuna("engine", "--use", "python"),
        "/usr/bin/python3.11 has no torch",
        "`pip install torch==2.7.1` gets one that fits");
  }

  @Test
  void itTakesOneChoiceAtATime() throws Exception {
    fails(
        child.lacuna("engine", "--forget", "--use", "python"),
        "--libtorch, --use and --forget exclude each other: give one of them");
  }

  @Test
  void damagedSettingsStopARunUntilTheyAreForgotten() throws Exception {
    Path file = folder.resolve("config/lacuna/engine.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"libtorch\": ");
    Shell.Answer answer = run("cpu");
    assertEquals(ExitCode.USAGE, answer.code());
    assertTrue(answer.err().startsWith("error: " + file + " is damaged: "), answer.err());
    assertEquals(ExitCode.OK, child.lacuna("engine", "--forget").code());
    assertEquals(ExitCode.OK, child.lacuna("engine").code());
  }

  @Test
  void variablesThatWouldLoadSomethingElseAreRefused() throws Exception {
    child = new Child(folder, Map.of("PYTORCH_VERSION", "2.5.1"));
    fails(
        run("auto"),
        "PYTORCH_VERSION is set to 2.5.1, which does not fit the libtorch that is to be loaded",
        "unset it: Lacuna finds out what fits");
  }

  @Test
  void aRunSaysThatItDoesNotUseTheGpusThatThereAre() throws Exception {
    child.program(
        "nvidia-smi",
        "echo 'GPU 0: NVIDIA H200 (UUID: GPU-0a)'; echo 'GPU 1: NVIDIA H200 (UUID: GPU-0b)'");
    String why = "libtorch 2.7.1 for CPU, which comes with Lacuna, cannot use one";
    String help =
        "`pip install torch==2.7.1 && lacuna engine --use python` gives Lacuna one for CUDA";
    for (String device : new String[] {"auto", "cpu"}) {
      Shell.Answer answer = run(device);
      assertEquals(ExitCode.OK, answer.code(), answer.err());
      String note =
          "note: this run does not use a GPU, and nvidia-smi lists GPU 0: NVIDIA H200 and 1 more: ";
      String text = note + why + "\n  " + help + "\npretrain: ";
      assertTrue(answer.out().contains(text), answer.out());
    }
    fails(
        run("gpu0"),
        "device \"gpu0\" cannot be used: " + why,
        help,
        "--device cpu runs without one; `lacuna engine` lists devices");
  }
}
