package lacuna.lsp;

import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Keeps a mistake of the server's own from the user's editor: it is logged there in one line. */
final class Quietly {
  private Quietly() {}

  static void run(LanguageClient client, Runnable task) {
    answer(
        client,
        () -> {
          task.run();
          return true;
        },
        true);
  }

  /** An answer, or {@code none} where it fails; a refusal is the answer that it is. */
  static <T extends @Nullable Object> T answer(LanguageClient client, Supplier<T> task, T none) {
    try {
      return task.get();
    } catch (ResponseErrorException refused) {
      throw refused;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      StackTraceElement[] trace = bug.getStackTrace();
      String at = trace.length == 0 ? "" : " at " + trace[0];
      client.logMessage(new MessageParams(MessageType.Error, "a bug in lacuna lsp: " + bug + at));
      return none;
    }
  }
}
