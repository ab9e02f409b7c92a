package lacuna.lsp;

import static lacuna.lsp.Editor.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;

/** What an editor shows in a session: completion, hovers, hints, structure, colors, the form. */
class EditorViewsTest extends EditingSession {
  @Test
  void completionKnowsWhatFits() throws Exception {
    editor.open(SPEC);
    editor.open(COMPONENTS);

    editor.type(SPEC, "stripes(stripe: 8px, ratio: 50%)", "");
    List<CompletionItem> masks = completion(SPEC, "mask            = |");
    CompletionItem random = item(masks, "random");
    String snippet = random.getTextEdit().getLeft().getNewText();
    assertTrue(snippet.startsWith("random(cell: ${1:"), snippet);
    assertTrue(random.getDocumentation().getRight().getValue().contains("SimMIM"));
    assertTrue(labels(masks).contains("stripes"));
    assertFalse(labels(masks).contains("vit"), "an encoder is no mask");

    editor.type(SPEC, "schedule.warmup = 4 steps", "\n  schedule.\n");
    List<CompletionItem> parts = completion(SPEC, "schedule.|\n");
    assertTrue(labels(parts).contains("warmup"), () -> labels(parts).toString());
    assertEquals("Duration = 0 steps", item(parts, "warmup").getDetail());

    editor.type(SPEC, "schedule.\n", "prec\n  clip = none\n");
    List<CompletionItem> settings = completion(SPEC, "prec|\n");
    assertTrue(item(settings, "precision").getDetail().contains("fp32 | tf32 | bf16"));
    assertFalse(labels(settings).contains("length"), "is set already");

    editor.type(SPEC, "prec\n", "precision = \n");
    assertTrue(labels(completion(SPEC, "precision = |\n")).containsAll(Set.of("tf32", "bf16")));

    editor.type(SPEC, "32 steps", "32");
    assertTrue(labels(completion(SPEC, "= 32|\n")).contains("32 epochs"));

    editor.type(SPEC, "import \"stripes.lac\"", "import \"\"");
    List<String> files = labels(completion(SPEC, "import \"|\""));
    assertTrue(files.containsAll(Set.of("stripes.lac", "first.lac", "nn.lac")), files::toString);

    List<String> inCode = labels(completion(COMPONENTS, "rank < |hidden"));
    assertTrue(inCode.containsAll(Set.of("rank", "hidden", "ratio", "argsort")), inCode::toString);
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }

  private static CompletionItem item(List<CompletionItem> items, String label) {
    return items.stream()
        .filter(item -> item.getLabel().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + labels(items)));
  }

  private List<CompletionItem> completion(String name, String piece) throws Exception {
    CompletionParams params = new CompletionParams(editor.id(name), editor.at(name, piece));
    return get(editor.documents().completion(params)).getLeft();
  }

  @Test
  void hoverAndHintsShowWhatThingsComeTo() throws Exception {
    editor.open(SPEC);
    editor.open(COMPONENTS);
    editor.diagnostics(SPEC, List::isEmpty);

    String length = hover(SPEC, "len|gth ");
    assertTrue(length.contains("length: Duration"), length);
    assertTrue(length.contains("How long it trains."), length);
    assertTrue(length.contains("= `32 steps`"), length);
    String columns = hover(COMPONENTS, "let mask_col|umns");
    assertTrue(columns.contains("image.width / stripe"), columns);

    // 64 px in stripes of 8 px are 8 columns, of which half are hidden
    List<String> code = hints(COMPONENTS);
    assertTrue(code.contains("mask_columns = 8"), code::toString);
    assertTrue(code.contains("hidden = 4"), code::toString);
    assertTrue(code.contains("rank: [batch, 8] of Int"), code::toString);
    assertTrue(code.contains("right: [batch, 3, 64, 63]"), code::toString);
    assertTrue(
        hints(SPEC).stream().anyMatch(hint -> hint.endsWith("mask_columns 8, hidden 4")),
        () -> "the counts of the mask");

    // a rate of 1.5e-3 per 16 images at a batch of 16
    editor.open("first.lac");
    editor.diagnostics("first.lac", List::isEmpty);
    assertTrue(
        hints("first.lac").stream()
            .anyMatch(hint -> hint.contains("1.5e-3 per 16 images = 0.0015 at batch_size 16")),
        () -> "the effective rate");
  }

  private String hover(String name, String piece) throws Exception {
    HoverParams params = new HoverParams(editor.id(name), editor.at(name, piece));
    return get(editor.documents().hover(params)).getContents().getRight().getValue();
  }

  /** Each hint with the text before it, back to a space. */
  private List<String> hints(String name) throws Exception {
    String text = editor.text(name);
    Range all = new Range(new Position(0, 0), Editor.position(text, text.length()));
    List<InlayHint> hints =
        get(editor.documents().inlayHint(new InlayHintParams(editor.id(name), all)));
    return hints.stream()
        .map(
            hint -> {
              int at = Editor.offset(text, hint.getPosition());
              int start = Math.max(text.lastIndexOf(' ', at - 1), text.lastIndexOf(": ", at) + 1);
              boolean unit = hint.getLabel().getLeft().contains("batch_size");
              return text.substring(unit ? Math.max(0, at - 20) : start + 1, at)
                  + hint.getLabel().getLeft();
            })
        .toList();
  }

  @Test
  void structureColorsAndFormAreToldFromTheText() throws Exception {
    editor.open(COMPONENTS);
    List<DocumentSymbol> symbols =
        get(editor.documents().documentSymbol(new DocumentSymbolParams(editor.id(COMPONENTS))))
            .stream()
            .map(each -> each.getRight())
            .toList();
    assertEquals(
        List.of("stripes", "outlines", "mean_of"),
        symbols.stream().map(DocumentSymbol::getName).toList());
    assertEquals(
        List.of("stripe", "ratio", "mask_columns", "hidden", "forward"),
        symbols.get(0).getChildren().stream().map(DocumentSymbol::getName).toList());

    List<String> types = capabilities.getSemanticTokensProvider().getLegend().getTokenTypes();
    List<Integer> data =
        get(editor.documents().semanticTokensFull(new SemanticTokensParams(editor.id(COMPONENTS))))
            .getData();
    List<String> colored = colored(editor.text(COMPONENTS), data, types);
    assertTrue(
        colored.containsAll(
            List.of(
                "mask interface", "stripes class", "stripe property", "let keyword",
                "argsort function", "rank variable", "forward method", "0.5 number",
                "prediction parameter")),
        colored::toString);

    editor.type(COMPONENTS, "let mask_columns =", "let   mask_columns=");
    DocumentFormattingParams params =
        new DocumentFormattingParams(editor.id(COMPONENTS), new FormattingOptions(2, true));
    List<? extends TextEdit> edits = get(editor.documents().formatting(params));
    assertEquals(1, edits.size());
    assertTrue(edits.get(0).getNewText().contains("let mask_columns = image.width / stripe"));
    editor.type(COMPONENTS, "{", "(");
    assertEquals(List.of(), get(editor.documents().formatting(params)), "has syntax errors");
  }

  private static List<String> colored(String text, List<Integer> data, List<String> types) {
    List<String> colored = new java.util.ArrayList<>();
    int line = 0;
    int character = 0;
    for (int i = 0; i < data.size(); i += 5) {
      character = data.get(i) == 0 ? character + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      int start = Editor.offset(text, new Position(line, character));
      colored.add(
          text.substring(start, start + data.get(i + 2)) + " " + types.get(data.get(i + 3)));
    }
    return colored;
  }
}
