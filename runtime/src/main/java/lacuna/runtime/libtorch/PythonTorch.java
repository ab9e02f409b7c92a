package lacuna.runtime.libtorch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/**
 * The Python on the PATH and its torch.
 *
 * @param python the program
 * @param libtorch of its torch; null where it has none
 */
public record PythonTorch(String python, @Nullable Libtorch libtorch) {
  // To import torch would take seconds, and its file of the version says the same as the module.
  private static final String WHERE =
      "import sys, importlib.util; torch = importlib.util.find_spec('torch');"
          + " print(sys.executable);"
          + " print(torch.submodule_search_locations[0] if torch else '')";

  /** Asks the Python on the PATH; empty where there is none. */
  public static Optional<PythonTorch> find() {
    return Program.lines("python3", "-c", WHERE)
        .or(() -> Program.lines("python", "-c", WHERE))
        .filter(lines -> lines.size() == 2)
        .map(PythonTorch::of);
  }

  /**
   * The torch of the Python on the PATH.
   *
   * @throws RunException where there is none
   */
  public static Libtorch required() {
    PythonTorch found =
        find()
            .orElseThrow(
                () -> new RunException("there is no Python on the PATH, python3 or python"));
    if (found.libtorch == null) {
      throw new RunException(
          "%s has no torch\n  `%s` gets one that fits".formatted(found.python, Libtorch.INSTALL));
    }
    return found.libtorch;
  }

  private static PythonTorch of(List<String> lines) {
    String folder = lines.get(1);
    try {
      return new PythonTorch(lines.get(0), folder.isEmpty() ? null : Libtorch.in(Path.of(folder)));
    } catch (RunException e) {
      return new PythonTorch(lines.get(0), null); // a folder of that name without libtorch
    }
  }
}
