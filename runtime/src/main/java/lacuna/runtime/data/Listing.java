package lacuna.runtime.data;

import java.nio.file.Path;
import java.util.List;

/** Files of images in an order that is the same each time, and what is known of them. */
interface Listing {
  /** The files. */
  List<Path> files();

  /** Names of the classes by label; empty where images have none. */
  List<String> classes();

  /** The class of a file; 0 where it has none. */
  int label(int index);

  /** What a user should know of the files, a line each. */
  List<String> notes();
}
