package lacuna.lsp;

import java.util.Arrays;
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
      String place =
          Arrays.stream(bug.getStackTrace())
              .map(StackTraceElement::toString)
              .filter(frame -> frame.contains("lacuna."))
              .findFirst()
              .orElse("unknown");
      String said = "a bug in lacuna lsp, please report it: " + bug + " at " + place;
      client.logMessage(new MessageParams(MessageType.Error, said));
      return none;
    }
  }
}
