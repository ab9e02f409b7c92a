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
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.NameUse;

/** The files of the language in the folders of the workspace. */
final class WorkspaceFiles {
  /** More are not searched. */
  private static final int MOST = 2_000;

  /** Specs that are checked for the sake of a file that they may use. */
  private static final int MOST_TRIED = 3;

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

  /**
   * Checks a spec of the workspace that uses a file, so that what its code comes to is known; one
   * that is open is used before any other.
   */
  void checkUse(Snapshot snapshot, Path file) {
    Analysis analysis = analyses.checked(snapshot, file).orElse(null);
    if (analysis == null || analysis.file().file().header() != null) {
      return;
    }
    String path = analysis.file().file().source().path();
    List<String> names =
        analysis.symbols().uses(analysis.file()).stream()
            .filter(NameUse::declares)
            .map(NameUse::definition)
            .filter(definition -> definition.sort() == Definition.Sort.COMPONENT)
            .map(Definition::name)
            .toList();
    int tried = 0;
    for (Path other : all(snapshot)) {
      if (tried == MOST_TRIED || analyses.use(snapshot, file, path).isPresent()) {
        return;
      }
      String text = text(other, snapshot);
      boolean uses = names.stream().anyMatch(name -> text.contains(name + "("));
      if (uses && text.contains("experiment ")) {
        analyses.check(snapshot, other);
        tried++;
      }
    }
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
