package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.parity.Golden;
import lacuna.runtime.libtorch.NvidiaDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A libtorch for CUDA on a machine without a GPU, with and without a library of the driver. It is
 * large, so it is not part of the build: {@code LACUNA_TEST_LIBTORCH} names the folder of one, such
 * as that of a pip-installed torch 2.7.1.
 */
final class CudaBuildTest {
  private static final String VARIABLE = "LACUNA_TEST_LIBTORCH";
  private static final Path FIRST = Golden.spec("examples/first.lac");
  private static final String FOLDER = System.getenv().getOrDefault(VARIABLE, "");
  private static final List<String> DRIVER_FUNCTIONS =
      List.of(
          "cuInit",
          "cuDriverGetVersion",
          "cuCtxGetCurrent",
          "cuCtxSetCurrent",
          "cuDevicePrimaryCtxGetState",
          "cuDevicePrimaryCtxRetain",
          "cuFuncGetAttribute",
          "cuFuncSetAttribute",
          "cuGetErrorString",
          "cuLaunchCooperativeKernel",
          "cuLaunchKernel",
          "cuLinkAddData_v2",
          "cuLinkComplete",
          "cuLinkCreate_v2",
          "cuModuleGetFunction",
          "cuModuleLoadData",
          "cuModuleLoadDataEx",
          "cuModuleUnload",
          "cuOccupancyMaxActiveBlocksPerMultiprocessor",
          "cuTensorMapEncodeTiled");

  @TempDir private Path folder;

  @BeforeEach
  void isThere() {
    assumeTrue(!FOLDER.isEmpty(), VARIABLE + " names no libtorch for CUDA");
    assumeTrue(!NvidiaDriver.isPresent(), "this machine has a driver");
  }

  private Child child(Map<String, String> environment) throws IOException {
    Child child = new Child(Files.createTempDirectory(folder, "child"), environment);
    child.program("nvidia-smi", "exit 9");
    return child;
  }

  /** The libtorch for CUDA, named by the variable alone. */
  private static Map<String, String> variable(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("PYTORCH_LIBRARY_PATH", FOLDER);
    return all;
  }

  /** The driver's library as toolkits have it: every function says that there is no device. */
  private Map<String, String> stub() throws IOException, InterruptedException {
    Path source = folder.resolve("cuda.c");
    Files.writeString(
        source,
        DRIVER_FUNCTIONS.stream()
            .map(name -> "int " + name + "(void) { return 100; }\n")
            .collect(Collectors.joining()));
    Path library = Files.createDirectories(folder.resolve("driver")).resolve("libcuda.so.1");
    ProcessBuilder compiler =
        new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
    assertEquals(0, compiler.inheritIO().start().waitFor());
    return Map.of("LD_LIBRARY_PATH", library.getParent().toString());
  }

  /** Losses of the first three updates. */
  private List<Double> losses(Child child) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory(folder, "run");
    Shell.Answer answer = child.lacuna("run", FIRST, "--out", out, "--overwrite", "--steps", 3);
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    try (Stream<String> lines = Files.lines(out.resolve("metrics.jsonl"))) {
      return lines
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(line -> line.has("grad_norm"))
          .map((JsonObject line) -> line.get("loss").getAsDouble())
          .toList();
    }
  }

  private void trainsAsTheDefaultEngineDoes(Child child) throws IOException, InterruptedException {
    List<Double> expected = losses(child(Map.of()));
    List<Double> losses = losses(child);
    assertEquals(3, expected.size());
    assertEquals(3, losses.size());
    for (int i = 0; i < 3; i++) {
      assertEquals(expected.get(i), losses.get(i), 1e-6 * expected.get(i));
    }
  }

  @Test
  void theVariableAloneIsEnough() throws Exception {
    Shell.Answer answer = child(variable(Map.of())).lacuna("engine");
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    assertTrue(answer.out().startsWith("libtorch 2.7.1"), answer.out());
    assertTrue(answer.out().contains(" for CUDA and CPU, from PYTORCH_LIBRARY_PATH\n"));
    assertTrue(answer.out().contains("\n  loaded from " + FOLDER + "\n"), answer.out());
  }

  @Test
  void aFolderThatIsUsedIsRememberedUntilItIsForgotten() throws Exception {
    Child child = child(Map.of());
    Shell.Answer answer = child.lacuna("engine", "--use", FOLDER);
    assertEquals(ExitCode.OK, answer.code(), answer.err());
    answer = child.lacuna("engine");
    assertTrue(answer.out().contains(" for CUDA and CPU, remembered in "), answer.out());
    answer = child.lacuna("engine", "--forget");
    assertTrue(answer.out().startsWith("libtorch 2.7.1 for CPU, which comes"), answer.out());
  }

  @Test
  void withoutADriverItTrainsOnTheCpuAsTheDefaultEngineDoes() throws Exception {
    trainsAsTheDefaultEngineDoes(child(variable(Map.of())));
  }

  @Test
  void withADriverThatHasNoDeviceItTrainsOnTheCpuAsTheDefaultEngineDoes() throws Exception {
    trainsAsTheDefaultEngineDoes(child(variable(stub())));
  }

  @Test
  void aGpuIsTheDocumentedErrorWithAndWithoutADriver() throws Exception {
    Map<Map<String, String>, String> drivers =
        Map.of(Map.of(), "no NVIDIA driver is loaded", stub(), "sees no GPU\n");
    for (Map<String, String> driver : drivers.keySet()) {
      Path out = folder.resolve("none");
      Shell.Answer answer =
          child(variable(driver)).lacuna("run", FIRST, "--out", out, "--device", "gpu0");
      assertEquals(ExitCode.USAGE, answer.code(), answer.err());
      assertTrue(
          answer.err().startsWith("error: device \"gpu0\" cannot be used: "), answer.err());
      assertTrue(answer.err().contains(drivers.get(driver)), answer.err());
      String end = "\n  --device cpu runs without one; `lacuna engine` lists devices\n";
      assertTrue(answer.err().endsWith(end), answer.err());
      assertFalse(Files.exists(out.resolve("metrics.jsonl")));
    }
  }
}
