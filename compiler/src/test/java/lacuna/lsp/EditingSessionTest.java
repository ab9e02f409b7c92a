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
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.junit.jupiter.api.Test;

/** What a person does in a session: types, mends, jumps, renames. */
class EditingSessionTest extends EditingSession {
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

  @Test
  void aNewNameThatSomethingElseHasIsRefused() throws Exception {
    editor.open(COMPONENTS);
    Position stripe = editor.at(COMPONENTS, "stri|pe: Length");
    String parameter = refusal(stripe, "ratio");
    assertTrue(parameter.contains("`ratio` is the name of `ratio: Ratio"), parameter);
    assertTrue(parameter.contains(COMPONENTS + ":"), parameter);
    String local = refusal(stripe, "hidden");
    assertTrue(local.contains("`hidden` is the name of"), local);
    String library = refusal(stripe, "argsort");
    assertTrue(library.contains("`argsort`"), library);
  }

  private String refusal(Position position, String name) {
    RenameParams params = new RenameParams(editor.id(COMPONENTS), position, name);
    return assertThrows(
            ExecutionException.class, () -> get(editor.documents().rename(params)))
        .getCause()
        .getMessage();
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
}
