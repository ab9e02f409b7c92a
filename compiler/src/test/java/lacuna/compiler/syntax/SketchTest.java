package lacuna.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SketchTest {

  static List<SourceFile> files() {
    return Texts.sketches();
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsWithoutAMessage(SourceFile file) {
    assertTrue(!Texts.parse(file.text()).items().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsBackWhatItPrintsAsTheSameTree(SourceFile file) {
    String printed = TreePrinter.print(Texts.parse(file.text()));
    assertEquals(printed, TreePrinter.print(Texts.parse(printed)));
  }
}
