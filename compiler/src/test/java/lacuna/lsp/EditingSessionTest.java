package lacuna.lsp;

import static lacuna.lsp.Editor.covered;
import static lacuna.lsp.Editor.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's session with the real server, from opening a folder to closing the editor. */
class EditingSessionTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SPEC = "own_mask.lac";
  private static final String COMPONENTS = "stripes.lac";

  @TempDir private static Path work;
  private static Path root;
  private static Editor editor;
  private static ServerCapabilities capabilities;
  private Path folder;

  @BeforeAll
  static void openTheFolder() throws Exception {
    root = Files.createDirectory(work.toRealPath().resolve("root"));
    editor = new Editor(root, work);
    capabilities = editor.initialize();
  }

  /** Each test has files of its own, within the folder that is open. */
  @BeforeEach
  void copyTheExamples() throws Exception {
    folder = Files.createTempDirectory(root, "test");
    for (String name : List.of("first.lac", SPEC, COMPONENTS)) {
      Files.copy(EXAMPLES.resolve(name), folder.resolve(name));
    }
    editor.in(folder);
  }

  @AfterAll
  static void theSessionEndsAndNothingWasPrintedBesideTheProtocol() throws Exception {
    assertEquals(0, editor.end());
    assertEquals("", editor.complaints());
  }

  @Test
  void anEditorThatGoesAwayWithoutAWordEndsTheServerToo() throws Exception {
    Path other = Files.createDirectory(work.resolve("other"));
    Editor hasty = new Editor(other, other);
    hasty.initialize();
    assertEquals(1, hasty.vanish());
    assertEquals("", hasty.complaints());
  }

  @Test
  void mistakesAreToldAsTheyAreTypedAndMended() throws Exception {
    editor.open(SPEC);
    editor.diagnostics(SPEC, List::isEmpty);
    editor.type(SPEC, "ratio: 50%", "ration: 50%");
    List<Diagnostic> wrong = editor.diagnostics(SPEC, all -> !all.isEmpty());
    Diagnostic unknown =
        wrong.stream()
            .filter(d -> d.getMessage().getLeft().contains("`ration`"))
            .findFirst()
            .orElseThrow();
    assertEquals("ration", covered(editor.text(SPEC), unknown.getRange()).replaceAll(":.*", ""));
    assertTrue(unknown.getMessage().getLeft().contains("help: "), unknown.getMessage().getLeft());

    CodeActionContext context = new CodeActionContext(wrong);
    CodeActionParams params =
        new CodeActionParams(editor.id(SPEC), unknown.getRange(), context);
    List<CodeAction> fixes =
        get(editor.documents().codeAction(params)).stream().map(each -> each.getRight()).toList();
    CodeAction fix =
        fixes.stream().filter(f -> f.getTitle().contains("ratio")).findFirst().orElseThrow();
    TextEdit edit = fix.getEdit().getChanges().get(editor.uri(SPEC)).get(0);
    String text = editor.text(SPEC);
    editor.type(
        editor.uri(SPEC),
        Editor.offset(text, edit.getRange().getStart()),
        Editor.offset(text, edit.getRange().getEnd()),
        edit.getNewText());
    editor.diagnostics(SPEC, List::isEmpty);
    assertTrue(editor.text(SPEC).contains("stripes(stripe: 8px, ratio: 50%)"));
  }

  @Test
  void unsavedTextsOfOtherFilesCount() throws Exception {
    editor.open(SPEC);
    editor.open(COMPONENTS);
    editor.diagnostics(SPEC, List::isEmpty);
    editor.type(COMPONENTS, "mask stripes", "mask bands");
    List<Diagnostic> wrong = editor.diagnostics(SPEC, all -> !all.isEmpty());
    assertTrue(wrong.get(0).getMessage().getLeft().contains("`stripes`"));
    editor.type(COMPONENTS, "rank < hidden", "rank < hiden");
    editor.diagnostics(
        COMPONENTS, all -> all.stream().anyMatch(d -> d.getMessage().getLeft().contains("`hiden`")));
  }

  @Test
  void namesLeadToTheirDeclarationsAndUses() throws Exception {
    editor.open(SPEC);
    editor.open(COMPONENTS);

    Location stripes = definition(SPEC, "str|ipes(stripe");
    assertEquals(editor.uri(COMPONENTS), stripes.getUri());
    assertEquals("stripes", covered(editor.text(COMPONENTS), stripes.getRange()));

    Location warmup = definition(SPEC, "schedule.warm|up");
    Path library = Path.of(java.net.URI.create(warmup.getUri()));
    assertEquals("recipes.lac", library.getFileName().toString());
    assertFalse(Files.isWritable(library) && library.toFile().canWrite() && !isRoot());
    assertEquals("warmup", covered(Files.readString(library), warmup.getRange()));
    assertEquals(
        Files.readString(Path.of("..", "stdlib", "recipes.lac")), Files.readString(library));

    assertEquals(editor.uri("first.lac"), definition(SPEC, "amends \"fir|st.lac").getUri());

    Position ratio = editor.at(COMPONENTS, "rat|io: Ratio");
    ReferenceParams params =
        new ReferenceParams(editor.id(COMPONENTS), ratio, new ReferenceContext(false));
    List<? extends Location> uses = get(editor.documents().references(params));
    assertEquals(
        Set.of(editor.uri(SPEC), editor.uri(COMPONENTS)),
        uses.stream().map(Location::getUri).collect(Collectors.toSet()));
    for (Location use : uses) {
      String text = Files.readString(Path.of(java.net.URI.create(use.getUri())));
      assertEquals("ratio", covered(text, use.getRange()));
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name")); // may write everything
  }

  private Location definition(String name, String piece) throws Exception {
    DefinitionParams params = new DefinitionParams(editor.id(name), editor.at(name, piece));
    return get(editor.documents().definition(params)).getLeft().get(0);
  }

  @Test
  void aNameOfTheFolderIsChangedEverywhereAndOneOfTheLibraryNowhere() throws Exception {
    editor.open(COMPONENTS);
    Position stripe = editor.at(COMPONENTS, "stri|pe: Length");
    RenameParams params = new RenameParams(editor.id(COMPONENTS), stripe, "band");
    WorkspaceEdit edit = get(editor.documents().rename(params));
    assertEquals(
        Set.of(editor.uri(SPEC), editor.uri(COMPONENTS)), edit.getChanges().keySet());
    for (var changed : edit.getChanges().entrySet()) {
      Path file = Path.of(java.net.URI.create(changed.getKey()));
      Files.writeString(file, edited(Files.readString(file), changed.getValue()));
    }
    assertTrue(Files.readString(folder.resolve(SPEC)).contains("stripes(band: 8px"));
    assertTrue(Files.readString(folder.resolve(COMPONENTS)).contains("image.width / band"));
    lacuna.cli.Shell.succeeds("check", folder.resolve(SPEC));

    Position library = editor.at(COMPONENTS, "args|ort(rand");
    assertThrows(
        ExecutionException.class,
        () ->
            get(
                editor
                    .documents()
                    .rename(new RenameParams(editor.id(COMPONENTS), library, "sorted"))));
    assertThrows(
        ExecutionException.class,
        () ->
            get(
                editor
                    .documents()
                    .rename(new RenameParams(editor.id(COMPONENTS), stripe, "let"))));
  }

  private static String edited(String text, List<TextEdit> edits) {
    String result = text;
    List<TextEdit> last =
        edits.stream()
            .sorted((a, b) -> offset(text, b) - offset(text, a))
            .toList();
    for (TextEdit edit : last) {
      int start = offset(text, edit);
      int end = Editor.offset(text, edit.getRange().getEnd());
      result = result.substring(0, start) + edit.getNewText() + result.substring(end);
    }
    return result;
  }

  private static int offset(String text, TextEdit edit) {
    return Editor.offset(text, edit.getRange().getStart());
  }

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
