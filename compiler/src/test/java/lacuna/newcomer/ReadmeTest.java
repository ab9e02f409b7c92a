package lacuna.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows nothing that is not so. */
class ReadmeTest {
  @TempDir private Path folder;
  private final Readme readme = new Readme();

  @BeforeEach
  void copiesTheExamples() throws IOException {
    for (String name : List.of("first.lac", "own_mask.lac", "stripes.lac")) {
      Files.copy(example(name), folder.resolve(name));
    }
  }

  private static Path example(String name) {
    return Golden.spec("examples").resolve(name);
  }

  @Test
  void itsFirstSpecIsTheFirstExample() throws IOException {
    assertEquals(Files.readString(example("first.lac")), readme.specs().get(0));
  }

  @Test
  void itsSpecsHaveNoMistakes() throws IOException {
    for (String spec : readme.specs()) {
      Shell.succeeds("check", Files.writeString(folder.resolve("shown.lac"), spec));
    }
  }

  @Test
  void itsComponentsStandInAnExample() throws IOException {
    String library = Files.readString(example("stripes.lac"));
    List<String> shown = readme.blocks("lacuna");
    assertTrue(library.contains(shown.get(shown.size() - 1)), library);
  }

  @Test
  void itsClassesAreWhatTheCompilerWrites() {
    String java = withoutLines(Shell.succeeds("dump", "--phase", "java", example("first.lac")));
    for (String shown : readme.blocks("java")) {
      assertTrue(java.contains(withoutLines(shown)), java);
    }
  }

  @Test
  void itsMessagesAreThoseOfTheTool() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("harder.lac"),
            """
            /// The first run, made harder; three mistakes.
            experiment harder
            amends "first.lac"

            pretrain {
              mask.ratio   = 60
              encoder.dept = 6
              loss         = l3(on: masked)
            }
            """);
    Shell.Answer answer = Shell.lacuna("check", spec);
    String told = answer.err().replace(folder + "/", "");
    assertEquals(readme.blocks("text").get(0).strip(), told.strip());
  }

  @Test
  void itsCommandsAndFilesExist() {
    for (List<String> command : readme.commands()) {
      Shell.succeeds(command.get(0), "--help");
      command.stream()
          .filter(word -> word.endsWith(".lac"))
          .forEach(file -> assertTrue(Files.exists(Golden.spec(file)), file));
    }
    for (String link : readme.links()) {
      assertTrue(Files.exists(Golden.spec(link)), link);
    }
  }

  /** Lines of the library move more often than what is shown of it. */
  private static String withoutLines(String text) {
    return text.replaceAll("\\.lac:\\d+", ".lac");
  }
}
