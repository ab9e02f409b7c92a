package lacuna.compiler.syntax;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.golden.WrongSpecs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WrongSyntaxTest {

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithTheText() throws IOException {
    return WrongSpecs.in("syntax", WrongSyntaxTest::diagnose);
  }

  private static String diagnose(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    new Parser().parse(Texts.read(file), diagnostics);
    return new TextRenderer(false).render(diagnostics.sorted());
  }
}
