package lacuna.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lacuna.compiler.Analysis;
import lacuna.compiler.diagnostic.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Checks the open documents when nothing was typed for a moment, the one that was changed last
 * first, and tells the editor what is wrong. What a newer change has overtaken is not told.
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
  void changed(boolean refresh) {
    long generation = documents.generation();
    Runnable check = () -> Quietly.run(client, () -> check(generation, refresh));
    thread.schedule(check, PAUSE, TimeUnit.MILLISECONDS);
  }

  private void check(long generation, boolean refresh) {
    Snapshot snapshot = documents.snapshot();
    if (snapshot.generation() != generation) {
      return; // a newer change has its own turn
    }
    Set<String> touched = forget(snapshot.documents().keySet());
    List<Document> order = new ArrayList<>(snapshot.documents().values());
    for (int i = order.size() - 1; i >= 0; i--) {
      Document document = order.get(i);
      Map<String, List<org.eclipse.lsp4j.Diagnostic>> found = found(document, snapshot);
      if (documents.generation() != generation) {
        return;
      }
      Map<String, List<org.eclipse.lsp4j.Diagnostic>> before = told.put(document.path(), found);
      touched.addAll(before == null ? Set.of() : before.keySet());
      touched.addAll(found.keySet());
      touched.forEach(uri -> publish(uri, snapshot));
      touched.clear();
    }
    touched.forEach(uri -> publish(uri, snapshot));
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
