package lacuna.lsp;

import static lacuna.lsp.Editor.covered;
import static lacuna.lsp.Editor.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.cli.Shell;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specs that build on jars and packages, and sweeps, in a session with the real server. */
class EditorPackagesTest extends EditingSession {
  private static final String MINE = "mine.lac";

  @BeforeEach
  void packTheComponents() throws Exception {
    Path packed = Files.createDirectory(folder.resolve("packed"));
    for (String name : List.of("first.lac", COMPONENTS)) {
      Files.copy(folder.resolve(name), packed.resolve(name));
    }
    Shell.succeeds("pack", packed, "--as", "org.example:specs:1", "--out", folder);
  }

  @Test
  void aJarIsReadAndItsSourcesAreOpenedAsFilesToRead() throws Exception {
    write("specs-1.jar");
    editor.open(MINE);
    editor.diagnostics(MINE, List::isEmpty);
    assertTrue(definition("amends \"specs-1.jar!/fir|st.lac").getUri().endsWith("/first.lac"));
    Location stripes = definition("pretrain.mask = str|ipes");
    Path copy = Path.of(URI.create(stripes.getUri()));
    String text = Files.readString(copy);
    assertEquals(Files.readString(EXAMPLES.resolve(COMPONENTS)), text);
    assertEquals("stripes", covered(text, stripes.getRange()));
    assertTrue(copy.startsWith(work.toRealPath().resolve("cache")), copy.toString());

    editor.type(MINE, "stripes(stripe", "stripes(strip");
    List<Diagnostic> wrong = editor.diagnostics(MINE, all -> !all.isEmpty());
    assertTrue(text(wrong).contains("`strip`"), text(wrong));
  }

  @Test
  void aBuiltJarIsReadToo() throws Exception {
    Shell.succeeds("build", folder.resolve(SPEC), "--out", folder);
    Files.writeString(
        folder.resolve(MINE),
        "experiment mine\namends \"own_mask.jar\"\n\npretrain.mask.ratio = 60%\n");
    editor.open(MINE);
    editor.diagnostics(MINE, List::isEmpty);
    editor.type(MINE, "60%", "160%");
    assertTrue(text(editor.diagnostics(MINE, all -> !all.isEmpty())).contains("160%"));
  }

  @Test
  void aPackageIsTakenFromTheLocalRepositoryAndNothingIsWritten() throws Exception {
    write("maven:org.example:specs:1");
    editor.open(MINE);
    List<Diagnostic> missing = editor.diagnostics(MINE, all -> !all.isEmpty());
    assertTrue(text(missing).contains("specs:1 is not in the local repository"), text(missing));
    assertTrue(text(missing).contains("`lacuna check` of this file fetches it"), text(missing));

    Path place = work.resolve("maven/org/example/specs/1/specs-1.jar");
    Files.createDirectories(place.getParent());
    Files.copy(folder.resolve("specs-1.jar"), place);
    editor.type(MINE, "50%", "60%");
    editor.diagnostics(MINE, List::isEmpty);
    assertFalse(Files.exists(folder.resolve("lacuna.lock")));
    assertTrue(definition("pretrain.mask = str|ipes").getUri().endsWith("/stripes.lac"));
  }

  @Test
  void aWrongPointOfASweepIsAnErrorAtItsValue() throws Exception {
    Files.writeString(
        folder.resolve(MINE),
        """
        experiment mine
        amends "first.lac"

        sweep {
          pretrain.mask.cell  in [8px, 16px]
          pretrain.mask.ratio in [40%, 60%]
        }
        """);
    editor.open(MINE);
    editor.diagnostics(MINE, List::isEmpty);
    editor.type(MINE, "16px", "17px");
    List<Diagnostic> wrong = editor.diagnostics(MINE, all -> !all.isEmpty());
    assertEquals(1, wrong.size(), text(wrong));
    assertEquals("17px", covered(editor.text(MINE), wrong.get(0).getRange()));
    assertTrue(
        get(editor
                .documents()
                .hover(new HoverParams(editor.id(MINE), editor.at(MINE, "pretrain.mask.ce|ll"))))
            .toString()
            .contains("cell"));
    editor.type(MINE, "17px", "32px");
    editor.diagnostics(MINE, List::isEmpty);
  }

  private void write(String container) throws Exception {
    Files.writeString(
        folder.resolve(MINE),
        """
        experiment mine
        amends "%1$s!/first.lac"
        import "%1$s!/stripes.lac"

        pretrain.length = 3 epochs
        pretrain.mask = stripes(stripe: 16px, ratio: 50%%)
        """
            .formatted(container));
  }

  private Location definition(String piece) throws Exception {
    DefinitionParams params = new DefinitionParams(editor.id(MINE), editor.at(MINE, piece));
    return get(editor.documents().definition(params)).getLeft().get(0);
  }

  private static String text(List<Diagnostic> all) {
    return String.join("\n", all.stream().map(each -> each.getMessage().getLeft()).toList());
  }
}
