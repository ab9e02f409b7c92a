package lacuna.lsp;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import lacuna.compiler.Compiler;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** All that an editor's session is about: its texts, what is known of them, and who works on it. */
final class Session {
  private final Documents documents = new Documents();
  private final Analyses analyses = new Analyses(Compiler.ofEditor());
  private final Places places = new Places(Places.userCache());
  private final Messages messages = new Messages(places);
  private final WorkspaceFiles files = new WorkspaceFiles(analyses);
  private final Navigation navigation = new Navigation(places, files);
  private final Renaming renaming = new Renaming(navigation, places, new Clashes(analyses));
  private final ExecutorService answers;
  private final ScheduledExecutorService checks;
  private volatile @Nullable Checker checker;
  private volatile @Nullable LanguageClient client;
  private volatile Abilities abilities = Abilities.NONE;

  /** {@code threads}: with stacks deep enough for the compiler. */
  Session(ThreadFactory threads) {
    this.answers = Executors.newSingleThreadExecutor(threads);
    this.checks = Executors.newSingleThreadScheduledExecutor(threads);
  }

  /** The editor, which is known before it asks for anything. */
  void connect(LanguageClient editor) {
    client = editor;
    checker = new Checker(documents, analyses, files, messages, checks, editor);
  }

  Documents documents() {
    return documents;
  }

  Analyses analyses() {
    return analyses;
  }

  Messages messages() {
    return messages;
  }

  Navigation navigation() {
    return navigation;
  }

  Renaming renaming() {
    return renaming;
  }

  LanguageClient client() {
    return Objects.requireNonNull(client);
  }

  Abilities abilities() {
    return abilities;
  }

  void abilities(Abilities all) {
    abilities = all;
  }

  /** Something has changed that messages may depend on. */
  void changed() {
    Objects.requireNonNull(checker).changed(abilities.refresh());
  }

  /**
   * The answer to a question about a document, as all texts are now; {@code none} where the document
   * is not open, cannot be read, or the server fails.
   */
  <T extends @Nullable Object> CompletableFuture<T> answer(
      String uri, T none, Function<Request, T> question) {
    Snapshot snapshot = documents.snapshot();
    return CompletableFuture.supplyAsync(
        () -> Quietly.answer(client(), () -> answer(snapshot, uri, none, question), none),
        answers);
  }

  private <T extends @Nullable Object> T answer(
      Snapshot snapshot, String uri, T none, Function<Request, T> question) {
    Document document = snapshot.document(uri);
    return document == null
        ? none
        : analyses
            .of(snapshot, document.path())
            .map(analysis -> question.apply(new Request(snapshot, document, analysis)))
            .orElse(none);
  }

  void end() {
    answers.shutdownNow();
    checks.shutdownNow();
  }
}
