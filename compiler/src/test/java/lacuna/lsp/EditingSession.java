package lacuna.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.ServerCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person's session with the real server, from opening a folder to closing the editor. */
abstract class EditingSession {
  static final Path EXAMPLES = Path.of("..", "examples");
  static final String SPEC = "own_mask.lac";
  static final String COMPONENTS = "stripes.lac";

  @TempDir static Path work;
  static Path root;
  static Editor editor;
  static ServerCapabilities capabilities;
  Path folder;

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
}
