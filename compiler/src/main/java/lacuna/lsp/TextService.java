package lacuna.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import lacuna.compiler.Analysis;
import lacuna.compiler.diagnostic.Diagnostic;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** The protocol's questions about documents, each handed to who knows the answer. */
final class TextService implements TextDocumentService {
  private final Session session;

  TextService(Session session) {
    this.session = session;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem document = params.getTextDocument();
    session.documents().open(document.getUri(), document.getVersion(), document.getText());
    session.changed();
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    session
        .documents()
        .change(
            params.getTextDocument().getUri(),
            params.getTextDocument().getVersion(),
            params.getContentChanges());
    session.changed();
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    session.documents().close(params.getTextDocument().getUri());
    session.changed();
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    session.documents().touch(Uris.path(params.getTextDocument().getUri()));
    session.changed();
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        null,
        request -> Showing.hover(request, params.getPosition()));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        request ->
            Either.forLeft(
                Completing.of(request, params.getPosition(), session.abilities().snippets())));
  }

  @Override
  public CompletableFuture<
          Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        request ->
            Either.forLeft(session.navigation().definition(request, params.getPosition())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        List.of(),
        request ->
            session
                .navigation()
                .references(
                    request, params.getPosition(), params.getContext().isIncludeDeclaration()));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        List.of(),
        request -> Navigation.highlights(request, params.getPosition()));
  }

  @Override
  public CompletableFuture<
          Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        null,
        request ->
            Either3.forSecond(session.renaming().prepare(request, params.getPosition())));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        null,
        request ->
            session.renaming().rename(request, params.getPosition(), params.getNewName()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        List.of(),
        request ->
            Showing.symbols(request).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return session.answer(
        params.getTextDocument().getUri(), new SemanticTokens(List.of()), Coloring::of);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return session.answer(params.getTextDocument().getUri(), List.of(), Showing::format);
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        List.of(),
        request ->
            session
                .analyses()
                .use(request.snapshot(), request.path(), request.file().path())
                .map(spec -> Showing.hints(request, spec, params.getRange()))
                .orElse(List.of()));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return session.answer(
        params.getTextDocument().getUri(),
        List.of(),
        request ->
            session.messages().fixes(told(request), request, params.getRange()).stream()
                .map(Either::<Command, CodeAction>forRight)
                .toList());
  }

  /** What a document has been told; a check that is not done yet has no fixes to offer. */
  private List<Diagnostic> told(Request request) {
    return session
        .analyses()
        .checked(request.snapshot(), request.path())
        .map(Analysis::check)
        .orElse(List.of());
  }
}
