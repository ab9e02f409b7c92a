package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.junit.jupiter.api.Test;

class TextRendererTest {
  private static final SourceFile SPEC =
      new SourceFile(
          "table1/random_24.lac",
          "/// Table 1.\nexperiment random_24\namends \"base.lac\"\n\n"
              + "pretrain.mask = random(cell: 24px, ratio: 40%)\npretrain.clip = 5.0\n");
  private static final SourceFile LIBRARY =
      new SourceFile("stdlib/vit.lac", "\n".repeat(17) + "  patch: Length = 16px\n");
  private final TextRenderer renderer = new TextRenderer(false);

  @Test
  void showsPlacesInTwoFilesAndWhatToDo() {
    Diagnostic diagnostic =
        Diagnostic.error(Code.SIZE_DOES_NOT_DIVIDE, "the mask's cells do not tile the encoder's patches")
            .at(span(SPEC, "24px"), "24px is 1.5 patches")
            .related(span(LIBRARY, "patch"), "the encoder's patch")
            .note("192 / 24 = 8")
            .help("cells that fit: 16px, 32px");
    assertEquals(
        """
        error[S02]: the mask's cells do not tile the encoder's patches
          --> table1/random_24.lac:5:30
           |
         5 | pretrain.mask = random(cell: 24px, ratio: 40%)
           |                              ^^^^ 24px is 1.5 patches
           |
          ::: stdlib/vit.lac:18:3
           |
        18 |   patch: Length = 16px
           |   ----- the encoder's patch
           = note: 192 / 24 = 8
           = help: cells that fit: 16px, 32px
        """,
        renderer.render(diagnostic));
  }

  @Test
  void showsNothingThatWouldDoSomethingToATerminal() {
    SourceFile hostile =
        new SourceFile("a\u001b[2Jb.lac", "clip = \u001b[31m\u202e5.0 // \u2066\u0007 \ud83d\ude00\n");
    String text =
        renderer.render(
            Diagnostic.error(Code.SIZE_DOES_NOT_DIVIDE, "no `\u001b[31m`")
                .at(span(hostile, "5.0"), "is \u202e5.0")
                .note("\u200b")
                .help("\u009b2J"));
    assertEquals(
        """
        error[S02]: no `\\u001b[31m`
         --> a\\u001b[2Jb.lac:1:14
          |
        1 | clip = ?[31m?5.0 // ?? \ud83d\ude00
          |              ^^^ is \\u202e5.0
          = note: \\u200b
          = help: \\u009b2J
        """,
        text);
  }

  @Test
  void showsNearPlacesOfOneFileInOnePiece() {
    Diagnostic diagnostic =
        Diagnostic.warning(Code.SETTING_WITHOUT_EFFECT, "this has no effect")
            .at(span(SPEC, "5.0"), "")
            .related(span(SPEC, "random("), "because of this")
            .related(span(SPEC, "pretrain.clip"), "here")
            .help("remove it");
    assertEquals(
        """
        warning[W04]: this has no effect
         --> table1/random_24.lac:6:17
          |
        5 | pretrain.mask = random(cell: 24px, ratio: 40%)
          |                 ------- because of this
        6 | pretrain.clip = 5.0
          |                 ^^^
          | ------------- here
          = help: remove it
        """,
        renderer.render(diagnostic));
  }

  @Test
  void showsAMessageWithoutAPlace() {
    assertEquals(
        "error[L01]: there is no file a.lac\n  = help: two lines\n          of advice\n",
        renderer.render(
            Diagnostic.error(Code.UNREADABLE_FILE, "there is no file a.lac").help("two lines\nof advice")));
  }

  @Test
  void putsCaretsUnderLinesWithTabs() {
    SourceFile file = new SourceFile("a.lac", "\ta\t= 3\n");
    assertTrue(
        renderer
            .render(Diagnostic.error(Code.UNEXPECTED_TEXT, "x").at(span(file, "3")).help("y"))
            .contains("1 |     a    = 3\n  |            ^\n"));
  }

  @Test
  void cutsLongLinesAroundThePlace() {
    SourceFile file = new SourceFile("a.lac", "x".repeat(300) + "HERE" + "y".repeat(300));
    String shown = renderer.render(Diagnostic.error(Code.UNEXPECTED_TEXT, "x").at(span(file, "HERE"), "this").help("y"));
    List<String> lines = shown.lines().toList();
    assertTrue(lines.get(3).startsWith("1 | ...xxx") && lines.get(3).endsWith("yyy..."), shown);
    assertEquals(lines.get(3).indexOf("HERE"), lines.get(4).indexOf("^^^^ this"), shown);
    assertTrue(lines.get(3).length() <= 114, shown);
  }

  @Test
  void underlinesTheFirstLineOfALongPlace() {
    SourceFile file = new SourceFile("a.lac", "block {\n  a = 3\n}\n");
    String shown = renderer.render(Diagnostic.error(Code.UNEXPECTED_TEXT, "x").at(new Span(file, 0, 17)).help("y"));
    assertTrue(shown.contains("1 | block {\n  | ^^^^^^^\n"), shown);
  }

  @Test
  void colorsATerminal() {
    String shown =
        new TextRenderer(true).render(Diagnostic.error(Code.UNEXPECTED_TEXT, "x").at(span(SPEC, "24px"), "y").help("z"));
    assertTrue(shown.startsWith("\u001b[1;31merror[P01]\u001b[0m"), shown);
    assertEquals(
        renderer.render(Diagnostic.error(Code.UNEXPECTED_TEXT, "x").at(span(SPEC, "24px"), "y").help("z")),
        shown.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void countsMessagesInWords() {
    Diagnostic error = Diagnostic.error(Code.UNEXPECTED_TEXT, "x").help("y");
    Diagnostic warning = Diagnostic.warning(Code.RATE_WITHOUT_BATCH, "x").help("y");
    assertEquals("2 errors, 1 warning", Summary.of(List.of(error, error, warning)));
    assertEquals("1 error", Summary.of(List.of(error)));
    assertEquals("2 warnings", Summary.of(List.of(warning, warning)));
    assertEquals("no errors", Summary.of(List.of()));
  }

  private static Span span(SourceFile file, String part) {
    int start = file.text().indexOf(part);
    return new Span(file, start, start + part.length());
  }
}
