package lacuna.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the editor can do.
 *
 * @param snippets whether text to insert may have places to fill in
 * @param refresh whether it asks for hints anew when it is told to
 * @param watch whether it tells of files that change on the disk when it is asked to
 */
record Abilities(boolean snippets, boolean refresh, boolean watch) {
  static final Abilities NONE = new Abilities(false, false, false);

  static Abilities of(@Nullable ClientCapabilities client) {
    Optional<WorkspaceClientCapabilities> workspace =
        Optional.ofNullable(client).map(ClientCapabilities::getWorkspace);
    return new Abilities(
        Optional.ofNullable(client)
            .map(ClientCapabilities::getTextDocument)
            .map(TextDocumentClientCapabilities::getCompletion)
            .map(CompletionCapabilities::getCompletionItem)
            .map(CompletionItemCapabilities::getSnippetSupport)
            .orElse(false),
        workspace
            .map(WorkspaceClientCapabilities::getInlayHint)
            .map(InlayHintWorkspaceCapabilities::getRefreshSupport)
            .orElse(false),
        workspace
            .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
            .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
            .orElse(false));
  }
}
