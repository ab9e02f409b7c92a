package lacuna.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is typed, and whatever is asked about it, is answered: no failure, no hang, not a line
 * beside the protocol. Edits and questions are random with a fixed seed; {@code -Dlacuna.fuzz}
 * states how many.
 */
class HastyTypingTest {
  private static final long SEED = 12;
  private static final List<String> NAMES =
      List.of("examples/first.lac", "examples/own_mask.lac", "examples/stripes.lac", "stdlib/swin.lac");
  private static final String[] PIECES = {
    "pretrain", "mask", " = ", "random(", "cell: ", "32px", "60%", "(", ")", "{", "}", "[", "]",
    ".", ",", ":", "\n", "\"", "//", "///", "let ", "for i in ", "if ", "else", "with (", "100 epochs",
    "1e-4 per 512 images", "amends \"", "import \"../stdlib/nn.lac\"", "experiment x", "fn f(x: [n]) {",
    "sweep {", "reference {", "\t", "\r\n", "\u0000", "\ud83d\ude00", "é", "none", "true", "-", "..", "...",
    "layer l(width: Int) {", "$", "\\", "encoder.", "batch", "_"
  };

  @TempDir private Path work;

  @Test
  void everyQuestionIsAnsweredWhateverIsTyped() throws Exception {
    Random random = new Random(SEED);
    Path folder = Files.createDirectory(work.toRealPath().resolve("folder"));
    Editor editor = new Editor(folder, work);
    editor.initialize();
    List<String> uris = new ArrayList<>();
    List<StringBuilder> texts = new ArrayList<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(Path.of("..", name), file);
      uris.add(file.toUri().toString());
      texts.add(new StringBuilder(Files.readString(file)));
      editor.open(uris.get(uris.size() - 1), Files.readString(file));
    }
    List<CompletableFuture<?>> answers = new ArrayList<>();
    int edits = Integer.getInteger("lacuna.fuzz", 200);
    for (int i = 0; i < edits; i++) {
      int which = random.nextInt(uris.size());
      StringBuilder text = texts.get(which);
      int start = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), start + (random.nextInt(4) == 0 ? random.nextInt(40) : 0));
      String typed = PIECES[random.nextInt(PIECES.length)];
      editor.type(uris.get(which), start, end, typed);
      text.replace(start, end, typed);
      TextDocumentIdentifier id = new TextDocumentIdentifier(uris.get(which));
      Position at = Editor.position(text.toString(), Math.min(text.length(), start + typed.length()));
      answers.add(question(editor.documents(), random.nextInt(11), id, at));
      answers.add(completions(editor, id, at, text.length()));
    }
    for (CompletableFuture<?> answer : answers) {
      try {
        Editor.get(answer);
      } catch (ExecutionException refused) {
        assertTrue(refused.getMessage().contains("Response"), refused.getMessage());
      }
    }
    assertEquals(0, editor.end());
    assertEquals("", editor.complaints());
  }

  private static CompletableFuture<?> question(
      TextDocumentService server, int kind, TextDocumentIdentifier id, Position at) {
    Range here = new Range(at, at);
    return switch (kind) {
      case 0 -> server.hover(new HoverParams(id, at));
      case 1 -> server.definition(new DefinitionParams(id, at));
      case 2 -> server.references(new ReferenceParams(id, at, new ReferenceContext(true)));
      case 3 -> server.rename(new RenameParams(id, at, "renamed"));
      case 4 -> server.documentSymbol(new DocumentSymbolParams(id));
      case 5 -> server.semanticTokensFull(new SemanticTokensParams(id));
      case 6 -> server.formatting(new DocumentFormattingParams(id, new FormattingOptions(2, true)));
      case 7 -> server.inlayHint(new InlayHintParams(id, new Range(new Position(0, 0), at)));
      case 8 -> server.codeAction(new CodeActionParams(id, here, new CodeActionContext(List.of())));
      case 9 -> server.documentHighlight(new DocumentHighlightParams(id, at));
      default -> server.hover(new HoverParams(id, new Position(99_999, 99_999)));
    };
  }

  /** What is proposed replaces something at the place, within the text. */
  private static CompletableFuture<?> completions(
      Editor editor, TextDocumentIdentifier id, Position at, int length) {
    return editor
        .documents()
        .completion(new CompletionParams(id, at))
        .thenAccept(
            items -> {
              for (CompletionItem item : items.getLeft()) {
                Range range = item.getTextEdit().getLeft().getRange();
                assertTrue(range.getStart().getLine() <= at.getLine(), item::toString);
                assertTrue(item.getLabel().length() <= length + 200, item::toString);
              }
            });
  }
}
