package lacuna.compiler.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WrongMeaningTest {
  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWhereAndWhatFits() throws IOException {
    return WrongSpecs.in("check", WrongMeaningTest::diagnose);
  }

  private static String diagnose(Path file) {
    Path folder = file.getParent();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    List<Diagnostic> diagnostics =
        new Compiler()
            .check(file, options).diagnostics().stream()
                .map(WrongMeaningTest::withoutWhatGrows)
                .toList();
    return new TextRenderer(false).render(diagnostics).replace(folder + "/", "");
  }

  /** The library grows: its places are shown by their text alone, and not all that it has. */
  private static Diagnostic withoutWhatGrows(Diagnostic diagnostic) {
    List<Label> own = diagnostic.related().stream().filter(note -> !isLibrary(note)).toList();
    List<String> notes =
        Stream.concat(
                diagnostic.related().stream()
                    .filter(WrongMeaningTest::isLibrary)
                    .map(WrongMeaningTest::shown),
                diagnostic.notes().stream())
            .collect(Collectors.toList());
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.severity(),
        diagnostic.title(),
        diagnostic.primary(),
        own,
        notes,
        diagnostic.help().stream()
            .map(h -> h.replaceAll("^there are .*", "there are ..."))
            .toList());
  }

  private static boolean isLibrary(Label note) {
    return note.span().file().path().startsWith("stdlib/");
  }

  private static String shown(Label note) {
    return "%s: %s <- %s".formatted(note.span().file().path(), note.span().text(), note.text());
  }
}
