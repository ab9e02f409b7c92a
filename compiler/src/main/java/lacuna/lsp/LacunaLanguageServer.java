package lacuna.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The server's side of one connection. */
final class LacunaLanguageServer implements LanguageServer, LanguageClientAware {
  private final Session session;
  private final TextService texts;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean shutDown;

  LacunaLanguageServer(ThreadFactory threads) {
    this.session = new Session(threads);
    this.texts = new TextService(session);
  }

  /** The exit code once the session is over, as the protocol has it: 0 after shutdown, else 1. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  @Override
  public void connect(LanguageClient client) {
    session.connect(client);
  }

  @Override
  @SuppressWarnings("deprecation") // older editors name the folder so
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      for (WorkspaceFolder folder : params.getWorkspaceFolders()) {
        folders.add(Uris.path(folder.getUri()));
      }
    } else if (params.getRootUri() != null) {
      folders.add(Uris.path(params.getRootUri()));
    }
    session.documents().folders(folders);
    session.abilities(Abilities.of(params.getCapabilities()));
    endWith(params.getProcessId());
    InitializeResult result = new InitializeResult(capabilities());
    result.setServerInfo(new ServerInfo("lacuna"));
    return CompletableFuture.completedFuture(result);
  }

  /** An editor that died says nothing more. */
  private void endWith(Integer editor) {
    if (editor != null) {
      ProcessHandle.of(editor)
          .ifPresent(process -> process.onExit().thenRun(this::exit));
    }
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities all = new ServerCapabilities();
    all.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    all.setHoverProvider(true);
    all.setCompletionProvider(new CompletionOptions(false, List.of(".", "\"", "/", "=", ":", "(")));
    all.setDefinitionProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setDocumentSymbolProvider(true);
    all.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(Coloring.LEGEND, true, false));
    all.setDocumentFormattingProvider(true);
    all.setInlayHintProvider(true);
    all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return all;
  }

  @Override
  public void initialized(InitializedParams params) {
    if (session.abilities().watch()) {
      FileSystemWatcher files = new FileSystemWatcher(Either.forLeft("**/*.lac"));
      Registration registration =
          new Registration(
              "files",
              "workspace/didChangeWatchedFiles",
              new DidChangeWatchedFilesRegistrationOptions(List.of(files)));
      session.client().registerCapability(new RegistrationParams(List.of(registration)));
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    session.end();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(shutDown ? 0 : 1);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new WorkspaceService() {
      /** There is nothing to configure. */
      @Override
      public void didChangeConfiguration(DidChangeConfigurationParams params) {}

      @Override
      public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        params
            .getChanges()
            .forEach(change -> session.documents().touch(Uris.path(change.getUri())));
        session.changed();
      }
    };
  }
}
