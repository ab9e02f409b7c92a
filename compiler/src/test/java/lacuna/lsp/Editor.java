package lacuna.lsp;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lacuna.cli.Main;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/** An editor with a folder open, and {@code lacuna lsp} as a process of its own behind it. */
final class Editor implements LanguageClient {
  /** Seconds after which a server that has not answered hangs. */
  static final int PATIENCE = 60;

  private final Path root;
  private final Path errors;
  private final Process process;
  private final LanguageServer server;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final LinkedBlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();
  private final List<String> log = new ArrayList<>();
  private Path folder;

  /**
   * With a folder open; {@code work} takes the server's cache, its Maven repository and what it
   * prints as errors.
   */
  Editor(Path root, Path work) throws IOException {
    this.root = root;
    this.folder = root;
    this.errors = work.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Dmaven.repo.local=" + work.resolve("maven"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "lsp");
    builder.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
    builder.redirectError(errors.toFile());
    process = builder.start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            this, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  /** Begins the session. */
  ServerCapabilities initialize() throws Exception {
    CompletionItemCapabilities item = new CompletionItemCapabilities(true);
    TextDocumentClientCapabilities document = new TextDocumentClientCapabilities();
    document.setCompletion(new CompletionCapabilities(item));
    ClientCapabilities capabilities = new ClientCapabilities();
    capabilities.setTextDocument(document);
    InitializeParams params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setCapabilities(capabilities);
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "work")));
    ServerCapabilities all = get(server.initialize(params)).getCapabilities();
    server.initialized(new InitializedParams());
    return all;
  }

  /** An answer, which must come. */
  static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(PATIENCE, TimeUnit.SECONDS);
  }

  /** Names of documents are from now on those of a folder within that which is open. */
  void in(Path inner) {
    folder = inner;
  }

  TextDocumentService documents() {
    return server.getTextDocumentService();
  }

  String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  TextDocumentIdentifier id(String name) {
    return new TextDocumentIdentifier(uri(name));
  }

  /** Opens a file of the folder. */
  void open(String name) throws IOException {
    open(uri(name), Files.readString(folder.resolve(name)));
  }

  /** Opens a text. */
  void open(String uri, String text) {
    texts.put(uri, text);
    versions.put(uri, 1);
    documents().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "lacuna", 1, text)));
  }

  /** The text of a document as it was typed. */
  String text(String name) {
    return texts.get(uri(name));
  }

  /** Types {@code typed} in place of the first {@code old}. */
  void type(String name, String old, String typed) {
    int start = text(name).indexOf(old);
    if (start < 0) {
      throw new AssertionError("there is no " + old + " in " + text(name));
    }
    type(uri(name), start, start + old.length(), typed);
  }

  /** Types in place of a part of a document. */
  void type(String uri, int start, int end, String typed) {
    String text = texts.get(uri);
    Range range = new Range(position(text, start), position(text, end));
    texts.put(uri, text.substring(0, start) + typed + text.substring(end));
    int version = versions.merge(uri, 1, Integer::sum);
    documents()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(range, typed))));
  }

  /** The place of the {@code |} in a piece of a document that has it nowhere. */
  Position at(String name, String piece) {
    int mark = piece.indexOf('|');
    String found = piece.replace("|", "");
    int start = text(name).indexOf(found);
    if (start < 0) {
      throw new AssertionError("there is no " + found + " in " + text(name));
    }
    return position(text(name), start + mark);
  }

  static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - (before.lastIndexOf('\n') + 1));
  }

  /** The piece of a document that a range covers. */
  static String covered(String text, Range range) {
    return text.substring(offset(text, range.getStart()), offset(text, range.getEnd()));
  }

  static int offset(String text, Position position) {
    int start = 0;
    for (int i = 0; i < position.getLine(); i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  /** The messages about a document once they are as they should be. */
  List<Diagnostic> diagnostics(String name, Predicate<List<Diagnostic>> wanted) throws Exception {
    while (true) {
      PublishDiagnosticsParams next = told.poll(PATIENCE, TimeUnit.SECONDS);
      assertNotNull(next, "no such messages about " + name);
      if (next.getUri().equals(uri(name)) && wanted.test(next.getDiagnostics())) {
        return next.getDiagnostics();
      }
    }
  }

  /** Ends the session; the exit code. */
  int end() throws Exception {
    get(server.shutdown());
    server.exit();
    process.waitFor(PATIENCE, TimeUnit.SECONDS);
    return process.exitValue();
  }

  /** Goes away without a word; the exit code. */
  int vanish() throws Exception {
    process.getOutputStream().close();
    process.waitFor(PATIENCE, TimeUnit.SECONDS);
    return process.exitValue();
  }

  /** What the server printed beside the protocol, and what it logged of mistakes of its own. */
  String complaints() throws IOException {
    synchronized (log) {
      return Files.readString(errors) + String.join("\n", log);
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    told.add(diagnostics);
  }

  @Override
  public void logMessage(MessageParams message) {
    synchronized (log) {
      log.add(message.getMessage());
    }
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {
    logMessage(message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }
}
