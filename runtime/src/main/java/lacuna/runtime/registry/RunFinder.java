package lacuna.runtime.registry;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Looks for the folders of runs: those with a plan and with metrics or a state. */
public final class RunFinder {
  private RunFinder() {}

  /** The runs in a folder and all below it, by name; what cannot be read is passed over. */
  public static List<Path> below(Path folder) throws IOException {
    List<Path> runs = new ArrayList<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            if (isRun(at)) {
              runs.add(at);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return at.equals(folder) || !at.getFileName().toString().startsWith(".")
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path at, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        };
    Files.walkFileTree(folder, visitor);
    runs.sort(null);
    return runs;
  }

  /** Whether a run has left its plan and more than that in a folder. */
  static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve("plan.json"))
        && (Files.exists(folder.resolve("metrics.jsonl")) || Files.exists(folder.resolve("state")));
  }
}
