package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import lacuna.compiler.load.Library;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Messages about a small library that is frozen, so that the standard one can grow. */
class WrongMeaningTest {
  private static final Path FROZEN = Path.of("src", "test", "resources", "lacuna", "frozen");

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWhereAndWhatFits() throws IOException {
    Compiler compiler = new Compiler(frozen());
    return WrongSpecs.in("check", file -> diagnose(compiler, file));
  }

  /** Mistakes of people who know other tools: each is told with what to write here. */
  @TestFactory
  Stream<DynamicTest> answersToTheWordsOfOtherTools() throws IOException {
    Compiler compiler = new Compiler(frozen());
    return WrongSpecs.in("other_tools", file -> diagnose(compiler, file));
  }

  /** No mistake hides another, and each is told once: the first line says how many there are. */
  @TestFactory
  Stream<DynamicTest> tellsEachOfSeveralMistakesOnce() throws IOException {
    Compiler compiler = new Compiler(frozen());
    return WrongSpecs.in(
        "together",
        file -> {
          String messages = diagnose(compiler, file);
          String first = Files.readAllLines(file).get(0);
          assertEquals(
              Integer.parseInt(first.replaceAll("\\D+(\\d+) mistakes.*", "$1")),
              messages.split("\n\n").length,
              messages);
          return messages;
        });
  }

  private static Library frozen() throws IOException {
    try (Stream<Path> files = Files.list(FROZEN)) {
      return new Library(files.sorted().map(WrongMeaningTest::file).toList());
    }
  }

  private static SourceFile file(Path path) {
    try {
      return new SourceFile("stdlib/" + path.getFileName(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String diagnose(Compiler compiler, Path file) {
    Path folder = file.getParent();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    List<Diagnostic> diagnostics = compiler.check(file, options).diagnostics();
    return new TextRenderer(false).render(diagnostics).replace(folder + "/", "");
  }
}
