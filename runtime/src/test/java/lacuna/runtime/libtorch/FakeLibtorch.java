package lacuna.runtime.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders with files of the names that builds of libtorch have. */
final class FakeLibtorch {
  private FakeLibtorch() {}

  /** As pip installs it; returns the folder of the package. */
  static Path python(Path site, String version, boolean cuda) throws IOException {
    Path torch = site.resolve("torch");
    libraries(torch.resolve("lib"), cuda);
    Files.writeString(
        torch.resolve("version.py"),
        "from typing import Optional\n\n__version__ = '" + version + "'\ncuda = '12.6'\n");
    return torch;
  }

  /** As the archive of the C++ library unpacks; returns its top folder. */
  static Path archive(Path top, String version, boolean cuda) throws IOException {
    libraries(top.resolve("lib"), cuda);
    Files.writeString(top.resolve("build-version"), version + "\n");
    return top;
  }

  /** The libraries alone. */
  static Path libraries(Path folder, boolean cuda) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(System.mapLibraryName("torch")), "");
    Files.writeString(folder.resolve(System.mapLibraryName("torch_cpu")), "");
    if (cuda) {
      Files.writeString(folder.resolve(System.mapLibraryName("torch_cuda")), "");
    }
    return folder;
  }
}
