package lacuna.compiler.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import lacuna.compiler.load.Library;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is wrong with a sweep: as a grid, and with single values of it. The library is frozen, so
 * that the standard one can grow.
 */
class SweepMessagesTest {
  private static final Path FROZEN = Path.of("src", "test", "resources", "lacuna", "frozen");

  @TestFactory
  Stream<DynamicTest> saysWhichValueIsWrong() throws IOException {
    Compiler compiler = new Compiler(frozen());
    return WrongSpecs.in("sweep", file -> diagnose(compiler, file));
  }

  private static Library frozen() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(FROZEN)) {
      for (Path path : paths.sorted().toList()) {
        files.add(new SourceFile("stdlib/" + path.getFileName(), Files.readString(path)));
      }
    }
    return new Library(files);
  }

  private static String diagnose(Compiler compiler, Path file) {
    Path folder = file.getParent();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    return new TextRenderer(false)
        .render(compiler.check(file, options).diagnostics())
        .replace(folder + "/", "");
  }
}
