package lacuna.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.logging.LogManager;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** A session of the language server with one editor. */
public final class Connection {
  private Connection() {}

  /**
   * Answers until the editor ends the session, or its end of the streams is closed.
   *
   * @param threads with stacks deep enough for the compiler
   * @return the exit code that the protocol asks for: 0 after {@code shutdown}, else 1
   */
  public static int serve(InputStream in, OutputStream out, ThreadFactory threads)
      throws InterruptedException {
    LogManager.getLogManager().reset(); // what a client sends is no reason to print
    LacunaLanguageServer server = new LacunaLanguageServer(threads);
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    threads.newThread(() -> endWith(listening, server)).start();
    try {
      return server.ended().get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where the streams end without a word, the session ends too. */
  private static void endWith(Future<Void> listening, LacunaLanguageServer server) {
    try {
      listening.get();
    } catch (InterruptedException | ExecutionException over) {
      // in whichever way
    }
    server.exit();
  }
}
