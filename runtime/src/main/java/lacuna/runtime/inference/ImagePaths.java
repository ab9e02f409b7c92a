package lacuna.runtime.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.data.ImageFolder;

/** The image files that a command line names. */
public final class ImagePaths {
  private ImagePaths() {}

  /**
   * The files in their order, those of a folder and of the folders in it by name.
   *
   * @param paths of images and folders of them
   * @throws RunException where one does not exist, or a folder has no images
   */
  public static List<Path> of(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        ImageFolder folder = new ImageFolder(path.toString(), false);
        for (int i = 0; i < folder.count(); i++) {
          files.add(Path.of(folder.name(i)));
        }
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new RunException("there is no image or folder " + path);
      }
    }
    return files;
  }
}
