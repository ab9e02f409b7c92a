package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Fix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applies every fix that a message offers: the message is gone. */
class FixesTest {
  private static final Path ROOT = Path.of("src", "test", "resources", "lacuna", "wrong");
  private final Compiler compiler = new Compiler();

  @Test
  void mendWhatTheyAreOfferedFor(@TempDir Path folder) throws IOException {
    int applied = 0;
    Set<Code> mended = EnumSet.noneOf(Code.class);
    for (String group : List.of("load", "other_tools", "syntax", "together")) {
      Path copies = copied(ROOT.resolve(group), folder.resolve(group));
      for (Path spec : specs(copies)) {
        for (Diagnostic diagnostic : check(spec)) {
          for (Fix fix : diagnostic.fixes()) {
            if (fix.span().file().path().endsWith(spec.getFileName().toString())) {
              assertMends(spec, diagnostic, fix);
              applied++;
              mended.add(diagnostic.code());
            }
          }
        }
      }
    }
    assertTrue(applied >= 80, "only " + applied);
    assertTrue(mended.size() >= 9, "only " + mended);
  }

  private void assertMends(Path spec, Diagnostic diagnostic, Fix fix) throws IOException {
    String text = Files.readString(spec);
    String mended =
        text.substring(0, fix.span().start()) + fix.text() + text.substring(fix.span().end());
    Files.writeString(spec, mended);
    boolean still =
        check(spec).stream()
            .anyMatch(
                other ->
                    other.code() == diagnostic.code()
                        && other.title().equals(diagnostic.title())
                        && other.primary() != null
                        && other.primary().span().start() == fix.span().start());
    Files.writeString(spec, text);
    assertFalse(still, spec + ": " + diagnostic.title() + " after: " + fix.title());
  }

  private List<Diagnostic> check(Path spec) {
    Compiler.Options options = new Compiler.Options(List.of(spec.getParent()), List.of());
    return compiler.check(spec, options).diagnostics();
  }

  private static List<Path> specs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".lac")).sorted().toList();
    }
  }

  private static Path copied(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    return to;
  }
}
