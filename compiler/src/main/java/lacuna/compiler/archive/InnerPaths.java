package lacuna.compiler.archive;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import lacuna.runtime.Printable;

/**
 * The paths of a built jar's files as they lie to each other, within the jar: where some began with
 * {@code ../}, all others lie as many folders deeper; the root of an absolute path is the jar.
 */
final class InnerPaths {
  private static final String PACKAGE = "maven:";

  /** Stands for each folder that the paths of a plan do not name. */
  private static final String UNNAMED = "here";

  private final int depth;

  /** For the paths that a plan shows. */
  InnerPaths(Collection<String> paths) {
    depth = paths.stream().mapToInt(InnerPaths::ups).max().orElse(0);
  }

  /** The path within the jar. */
  String of(String path) {
    if (path.startsWith(PACKAGE)) {
      return path;
    }
    boolean absolute = path.startsWith("/");
    Deque<String> steps = new ArrayDeque<>(Collections.nCopies(absolute ? 0 : depth, UNNAMED));
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** How many folders a path leads up before it leads down. */
  private static int ups(String path) {
    return (int) Arrays.stream(path.split("/")).takeWhile(".."::equals).count();
  }

  /** Whether a name stays below the folder that it is relative to, and is seen as it is. */
  static boolean isSafe(String name) {
    return !name.isEmpty()
        && !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.codePoints().allMatch(Printable::isVisible)
        && Arrays.stream(name.split("/")).noneMatch(step -> step.equals("..") || step.equals("."));
  }
}
