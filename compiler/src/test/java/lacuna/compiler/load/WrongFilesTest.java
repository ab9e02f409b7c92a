package lacuna.compiler.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WrongFilesTest {
  private static final LoadedLibrary LIBRARY =
      LibraryLoader.load(
          new Library(
              List.of(new SourceFile("stdlib/tensor.lac", "fn zeros(to: Shape) -> to\n"))));

  @TestFactory
  Stream<DynamicTest> saysWhichFileCannotBeLoaded() throws IOException {
    return WrongSpecs.in("load", WrongFilesTest::diagnose);
  }

  private static String diagnose(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    Path folder = file.getParent();
    new Loader(LIBRARY, List.of(folder), new NoArchives()).load(file, diagnostics);
    String text = new TextRenderer(false).render(diagnostics.sorted());
    return text.replace(folder + "/", "").replace(folder.getParent() + "/", "");
  }
}
