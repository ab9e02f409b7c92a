package lacuna.lsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All open texts at one moment.
 *
 * @param generation counts the changes; of two moments with one generation nothing differs
 * @param documents by path, the one that was changed last at the end
 * @param changed the generation of the last change of a file, for those that changed at all
 * @param folders of the workspace
 */
record Snapshot(
    long generation,
    Map<Path, Document> documents,
    Map<Path, Long> changed,
    List<Path> folders) {

  Snapshot {
    documents = new LinkedHashMap<>(documents);
    changed = Map.copyOf(changed);
    folders = List.copyOf(folders);
  }

  /** Texts that count before those on the disk. */
  Map<Path, String> texts() {
    Map<Path, String> texts = new LinkedHashMap<>();
    documents.forEach((path, document) -> texts.put(path, document.text()));
    return texts;
  }

  /** The same with other texts of some documents. */
  Snapshot with(List<Document> edited) {
    Map<Path, Document> all = new LinkedHashMap<>(documents);
    edited.forEach(document -> all.put(document.path(), document));
    return new Snapshot(generation, all, changed, folders);
  }

  @Nullable Document document(String uri) {
    return documents.get(Uris.path(uri));
  }

  /** The folders that a file may name files in: the workspace's and its own. */
  List<Path> roots(Path file) {
    List<Path> roots = new ArrayList<>(folders.stream().filter(Files::isDirectory).toList());
    Path own = file.getParent();
    if (own != null && Files.isDirectory(own)) {
      roots.add(own);
    }
    return roots;
  }

  /** Whether none of some files has changed since a generation. */
  boolean unchanged(Iterable<Path> files, long since) {
    for (Path file : files) {
      if (changed.getOrDefault(file, 0L) > since) {
        return false;
      }
    }
    return true;
  }
}
