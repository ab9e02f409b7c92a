package lacuna.compiler.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with a sweep: as a grid, and with single values of it. */
class SweepMessagesTest {
  @TestFactory
  Stream<DynamicTest> saysWhichValueIsWrong() throws IOException {
    Compiler compiler = new Compiler();
    return WrongSpecs.in("sweep", file -> diagnose(compiler, file));
  }

  private static String diagnose(Compiler compiler, Path file) {
    Path folder = file.getParent();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    return new TextRenderer(false)
        .render(compiler.check(file, options).diagnostics())
        .replace(folder + "/", "");
  }
}
