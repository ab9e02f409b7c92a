package lacuna.runtime.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Files of images in an order that is the same each time, and what is known of them.
 *
 * @param classes names of the classes by label; empty where files have none
 * @param labels the class of each file; empty where files have none
 * @param whyUnlabeled why files have no labels, a line for people; empty where they have
 * @param notes what a user should know of the files, a line each
 * @param leftOut files beside them that are none
 */
record Listing(
    List<Path> files,
    List<String> classes,
    int[] labels,
    String whyUnlabeled,
    List<String> notes,
    LeftOut leftOut) {

  /** The class of a file; 0 where it has none. */
  int label(int index) {
    return labels.length == 0 ? 0 : labels[index];
  }
}
