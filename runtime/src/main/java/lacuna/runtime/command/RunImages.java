package lacuna.runtime.command;

import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.inference.ImagePaths;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command is given that shows images to what a run has learned. */
final class RunImages {
  /** For the descriptions of those commands. */
  static final String FILES = "Images are files of any format that a run reads, or folders of them.";

  @Parameters(index = "0", paramLabel = "RUN", description = "folder of the run")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = "files of images, or folders of them")
  private List<Path> images = List.of();

  @Option(names = "--best", description = "the weights with the best figure, not the last")
  private boolean best;

  /** The folder of the run. */
  Path run() {
    return run;
  }

  /**
   * The files in their order.
   *
   * @throws lacuna.runtime.RunException where one does not exist, or a folder has no images
   */
  List<Path> files() {
    return ImagePaths.of(images);
  }

  /** Whether the weights with the best figure are wanted. */
  boolean best() {
    return best;
  }
}
