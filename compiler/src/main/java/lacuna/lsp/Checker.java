package lacuna.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lacuna.compiler.Analysis;
import lacuna.compiler.diagnostic.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Checks the open documents when nothing was typed for a moment, the one that was changed last
 * first, and tells the editor what is wrong. A newer change interrupts a check that is going on, and
 * what that had found is not told.
 */
final class Checker {
  /** Milliseconds without an edit; shorter than a pause of a person who types on. */
  private static final int PAUSE = 120;

  private final Documents documents;
  private final Analyses analyses;
  private final WorkspaceFiles files;
  private final Messages messages;
  private final ScheduledExecutorService thread;
  private final LanguageClient client;
  private @Nullable Future<?> last;

  /** What was told of each document, by the document that was checked for it. */
  private final Map<Path, Map<String, List<org.eclipse.lsp4j.Diagnostic>>> told = new HashMap<>();

  Checker(
      Documents documents,
      Analyses analyses,
      WorkspaceFiles files,
      Messages messages,
      ScheduledExecutorService thread,
      LanguageClient client) {
    this.documents = documents;
    this.analyses = analyses;
    this.files = files;
    this.messages = messages;
    this.thread = thread;
    this.client = client;
  }

  /** Something has changed; {@code refresh}: the editor wants to know when hints may have. */
  synchronized void changed(boolean refresh) {
    if (last != null) {
      last.cancel(true);
    }
    long generation = documents.generation();
    last = thread.schedule(() -> checkQuietly(generation, refresh), PAUSE, TimeUnit.MILLISECONDS);
  }

  private void checkQuietly(long generation, boolean refresh) {
    Quietly.run(
        client,
        () -> {
          try {
            check(generation, refresh);
          } catch (RuntimeException ofAPart) {
            if (documents.generation() == generation) {
              throw ofAPart; // else it was interrupted within
            }
          }
        });
  }

  private void check(long generation, boolean refresh) {
    Snapshot snapshot = documents.snapshot();
    if (snapshot.generation() != generation) {
      return; // a newer change has its own turn
    }
    forget(snapshot.documents().keySet()).forEach(uri -> publish(uri, snapshot));
    List<Document> order = new ArrayList<>(snapshot.documents().values());
    for (int i = order.size() - 1; i >= 0; i--) {
      Document document = order.get(i);
      Map<String, List<org.eclipse.lsp4j.Diagnostic>> found = found(document, snapshot);
      if (documents.generation() != generation) {
        return;
      }
      Map<String, List<org.eclipse.lsp4j.Diagnostic>> before = told.put(document.path(), found);
      Set<String> touched = new HashSet<>(found.keySet());
      touched.addAll(before == null ? Set.of() : before.keySet());
      touched.forEach(uri -> publish(uri, snapshot));
    }
    for (Document document : order) {
      if (documents.generation() == generation) {
        files.checkUse(snapshot, document.path());
      }
    }
    if (refresh) {
      client.refreshInlayHints();
    }
  }

  /** Takes back what documents that are closed have told. */
  private Set<String> forget(Set<Path> open) {
    Set<String> touched = new HashSet<>();
    told.entrySet()
        .removeIf(
            each -> {
              boolean closed = !open.contains(each.getKey());
              if (closed) {
                touched.addAll(each.getValue().keySet());
              }
              return closed;
            });
    return touched;
  }

  private Map<String, List<org.eclipse.lsp4j.Diagnostic>> found(
      Document document, Snapshot snapshot) {
    Map<String, List<org.eclipse.lsp4j.Diagnostic>> found = new LinkedHashMap<>();
    found.put(document.uri(), new ArrayList<>());
    List<Diagnostic> all =
        analyses.check(snapshot, document.path()).map(Analysis::check).orElse(List.of());
    for (Diagnostic each : all) {
      Messages.Shown shown = messages.shown(each, document, snapshot);
      found.computeIfAbsent(shown.uri(), uri -> new ArrayList<>()).add(shown.diagnostic());
    }
    return found;
  }

  private void publish(String uri, Snapshot snapshot) {
    List<org.eclipse.lsp4j.Diagnostic> all = new ArrayList<>();
    for (Map<String, List<org.eclipse.lsp4j.Diagnostic>> each : told.values()) {
      each.getOrDefault(uri, List.of()).stream()
          .filter(one -> all.stream().noneMatch(other -> same(one, other)))
          .forEach(all::add);
    }
    Document document = snapshot.document(uri);
    client.publishDiagnostics(
        document == null
            ? new PublishDiagnosticsParams(uri, all)
            : new PublishDiagnosticsParams(uri, all, document.version()));
  }

  private static boolean same(
      org.eclipse.lsp4j.Diagnostic one, org.eclipse.lsp4j.Diagnostic other) {
    return one.getRange().equals(other.getRange()) && one.getMessage().equals(other.getMessage());
  }
}
