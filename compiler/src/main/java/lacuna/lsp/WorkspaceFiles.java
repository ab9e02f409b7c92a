package lacuna.lsp;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.Analysis;

/** The files of the language in the folders of the workspace. */
final class WorkspaceFiles {
  /** More are not searched. */
  private static final int MOST = 2_000;

  private static final int DEEPEST = 16;
  private static final String EXTENSION = ".lac";
  private static final Set<String> BUILT = Set.of("target", "node_modules", "build", "out");

  private final Analyses analyses;

  WorkspaceFiles(Analyses analyses) {
    this.analyses = analyses;
  }

  /** Files, open ones first, whose text has a name in it. */
  List<Analysis> mentioning(String name, Snapshot snapshot) {
    List<Analysis> found = new ArrayList<>();
    for (Path path : all(snapshot)) {
      if (text(path, snapshot).contains(name)) {
        analyses.of(snapshot, path).ifPresent(found::add);
      }
    }
    return found;
  }

  /** All files, open ones first. */
  static Set<Path> all(Snapshot snapshot) {
    Set<Path> all = new LinkedHashSet<>(snapshot.documents().keySet());
    for (Path folder : snapshot.folders()) {
      try {
        Files.walkFileTree(folder, Set.of(), DEEPEST, new Collector(all));
      } catch (IOException unreadable) {
        // what can be read of it is there
      }
    }
    return all;
  }

  /** The text of a file; empty where it cannot be read. */
  static String text(Path path, Snapshot snapshot) {
    Document open = snapshot.documents().get(path);
    try {
      return open == null ? Files.readString(path) : open.text();
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Set<Path> all;

    Collector(Set<Path> all) {
      this.all = all;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      return name.startsWith(".") || BUILT.contains(name)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(EXTENSION)) {
        all.add(file.toAbsolutePath().normalize());
      }
      return all.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
