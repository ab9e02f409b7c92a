package lacuna.lsp;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The texts that are open in the editor, as its notifications change them. */
final class Documents {
  private final Map<Path, Document> open = new LinkedHashMap<>();
  private final Map<Path, Long> changed = new HashMap<>();
  private List<Path> folders = List.of();
  private long generation;

  synchronized Snapshot snapshot() {
    return new Snapshot(generation, open, changed, folders);
  }

  synchronized long generation() {
    return generation;
  }

  synchronized void folders(List<Path> all) {
    folders = all;
    generation++;
  }

  synchronized void open(String uri, int version, String text) {
    put(new Document(uri, Uris.path(uri), version, text));
  }

  synchronized void change(
      String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    Document document = open.get(Uris.path(uri));
    if (document != null) {
      String text = document.text();
      for (TextDocumentContentChangeEvent change : changes) {
        text = edit(change).apply(text);
      }
      put(new Document(uri, document.path(), version, text));
    }
  }

  private static UnaryOperator<String> edit(TextDocumentContentChangeEvent change) {
    Range range = change.getRange();
    return range == null
        ? text -> change.getText()
        : text -> {
          Positions positions = Positions.of(text);
          int start = positions.offset(range.getStart());
          int end = Math.max(start, positions.offset(range.getEnd()));
          return text.substring(0, start) + change.getText() + text.substring(end);
        };
  }

  synchronized void close(String uri) {
    Path path = Uris.path(uri);
    open.remove(path);
    touch(path);
  }

  /** A file on the disk is no longer what it was. */
  synchronized void touch(Path file) {
    changed.put(file, ++generation);
  }

  private void put(Document document) {
    open.remove(document.path());
    open.put(document.path(), document);
    touch(document.path());
  }
}
