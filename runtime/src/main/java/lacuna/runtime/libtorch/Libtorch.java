package lacuna.runtime.libtorch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/**
 * A libtorch in a folder.
 *
 * @param folder that holds its libraries, absolute
 * @param version as its build states it, {@code 2.7.1+cu126}; null where no file tells
 * @param cuda whether it is built for CUDA
 */
public record Libtorch(Path folder, @Nullable String version, boolean cuda) {
  /** The release that DJL's native code is built against; no other has all of its symbols. */
  public static final String NEEDED = "2.7.1";

  /** The command that gets a libtorch which fits, on Linux one for CUDA. */
  public static final String INSTALL = "pip install torch==" + NEEDED;

  private static final String LIBRARY = System.mapLibraryName("torch");
  private static final String CUDA_LIBRARY = System.mapLibraryName("torch_cuda");
  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern PYTHON_VERSION =
      Pattern.compile("(?m)^__version__\\s*=\\s*['\"]([^'\"]+)['\"]");

  /**
   * The libtorch of a folder: the one with the libraries, libtorch's or Python's {@code torch}
   * above it, or the {@code site-packages} above that.
   *
   * @throws RunException where there is none
   */
  public static Libtorch in(Path given) {
    for (Path inside : List.of(Path.of(""), Path.of("lib"), Path.of("torch", "lib"))) {
      Path folder = given.resolve(inside).toAbsolutePath().normalize();
      if (Files.isRegularFile(folder.resolve(LIBRARY))) {
        return new Libtorch(folder, version(folder), Files.exists(folder.resolve(CUDA_LIBRARY)));
      }
    }
    throw new RunException(
        "there is no libtorch in %s: neither it nor its lib folder has %s\n  %s"
            .formatted(given, LIBRARY, "`" + INSTALL + "` gets one"));
  }

  /** Whether a path, as somebody writes it, is that of the libraries' folder. */
  public boolean isIn(String path) {
    return Path.of(path).toAbsolutePath().normalize().equals(folder);
  }

  /** Whether it is the release that is needed; true where nothing tells. */
  public boolean fits() {
    if (version == null) {
      return true;
    }
    Matcher release = RELEASE.matcher(version);
    return release.lookingAt() && release.group().equals(NEEDED);
  }

  /**
   * Returns this, where it fits.
   *
   * @throws RunException where it is another release, with the command that gets what fits
   */
  public Libtorch thatFits() {
    if (!fits()) {
      throw new RunException(
          "libtorch %s in %s does not fit: Lacuna needs %s\n  `%s` gets it"
              .formatted(version, folder, NEEDED, INSTALL));
    }
    return this;
  }

  /** What it is, {@code libtorch 2.7.1+cu126 for CUDA and CPU}. */
  public String description() {
    return "libtorch "
        + (version == null ? "of an unknown version" : version)
        + (cuda ? " for CUDA and CPU" : " for CPU");
  }

  /** Beside the libraries' folder: {@code version.py} of Python's torch, or libtorch's own file. */
  private static @Nullable String version(Path libraries) {
    Path above = libraries.resolveSibling("");
    Matcher python = PYTHON_VERSION.matcher(text(above.resolve("version.py")));
    if (python.find()) {
      return python.group(1);
    }
    String build = text(above.resolve("build-version")).strip();
    return build.isEmpty() ? null : build;
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return ""; // the version stays unknown
    }
  }
}
