package lacuna.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserRobustnessTest {
  private static final int TRIES = 40;
  private static final String SIGNS = "ab \n\n =().,:[]{}+-\"'%5;/\u00e9\\for in if let";

  @Test
  void neverFailsWhereWordsAreMissingDoubledOrSwapped() {
    Random random = new Random(7);
    for (SourceFile file : Texts.sketches()) {
      List<? extends Token> tokens = tokens(file.text());
      for (int i = 0; i < TRIES; i++) {
        StringBuilder text = new StringBuilder(file.text());
        for (int k = random.nextInt(3); k >= 0; k--) {
          damage(text, tokens.get(random.nextInt(tokens.size())), random);
        }
        read(text.toString());
      }
    }
  }

  /**
   * Offsets of a text that was damaged before are only roughly those of its words, which does no
   * harm.
   */
  private static void damage(StringBuilder text, Token token, Random random) {
    int start = Math.min(token.getStartIndex(), text.length());
    int end = Math.min(token.getStopIndex() + 1, text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.delete(start, end);
      case 1 -> text.insert(start, text.substring(start, end) + " ");
      default -> text.insert(start, SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
  }

  @Test
  void givesOneToThreeMessagesWhereOneBracketIsMissing() {
    Random random = new Random(11);
    for (SourceFile file : Texts.sketches()) {
      List<? extends Token> brackets =
          tokens(file.text()).stream().filter(token -> "(){}[]".contains(token.getText())).toList();
      for (int i = 0; i < TRIES && !brackets.isEmpty(); i++) {
        Token bracket = brackets.get(random.nextInt(brackets.size()));
        String text =
            new StringBuilder(file.text()).deleteCharAt(bracket.getStartIndex()).toString();
        Diagnostics diagnostics = read(text);
        String shown =
            "without " + bracket + "\n" + new TextRenderer(false).render(diagnostics.sorted());
        assertTrue(diagnostics.hasErrors(), shown);
        assertTrue(diagnostics.sorted().size() <= 3, shown);
      }
    }
  }

  @Test
  void neverFailsOnRandomSigns() {
    Random random = new Random(13);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 200; k++) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      read(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-", "not ", "if a then ", "a + ", "a.", "a(", "list of "})
  void boundsTheHeightOfTheTree(String part) {
    Diagnostics diagnostics = new Diagnostics();
    String text =
        part.equals("list of ")
            ? "kind k(x: " + part.repeat(50_000) + "a)"
            : "layer l() {\n  let x = " + part.repeat(50_000) + "a\n}";
    new Parser().parse(new SourceFile("test.lac", text), diagnostics);
    assertTrue(diagnostics.sorted().stream().anyMatch(d -> d.code() == Code.READER_LIMIT));
  }

  @Test
  void boundsChoicesAfterChoices() {
    Diagnostics diagnostics = new Diagnostics();
    String text = "fn f() { " + "if a {} else ".repeat(20_000) + "{} }";
    new Parser().parse(new SourceFile("test.lac", text), diagnostics);
    assertEquals(Code.READER_LIMIT, diagnostics.sorted().get(0).code());
  }

  @Test
  void refusesMoreThanAMegabyteAndTooManyWords() {
    for (String text : List.of(" ".repeat(1_000_001), "a ".repeat(200_001))) {
      Diagnostics diagnostics = new Diagnostics();
      new Parser().parse(new SourceFile("test.lac", text), diagnostics);
      assertEquals(List.of(Code.READER_LIMIT), diagnostics.sorted().stream().map(d -> d.code()).toList());
    }
  }

  @Test
  void acceptsLongFilesOfShortParts() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("fn f").append(i).append("() -> Int {\n  let a = 1 + 2\n");
      text.append("  if a == 3 { return 4 }\n}\n");
    }
    assertFalse(read(text.toString()).hasErrors());
  }

  @Test
  void refusesADeclarationThatIsTooLongForJava() {
    String lines = "  a = a + sum(x * 2)\n".repeat(1_000);
    Diagnostics diagnostics = read("fn f(x: [n]) -> [] {\n  let a = sum(x)\n" + lines + "}\n");
    assertEquals("this declaration is too long", diagnostics.sorted().get(0).title());
  }

  @Test
  void showsAtMostTwentyMessagesAndSaysSo() {
    Diagnostics diagnostics = read("experiment a\n" + "pretrain.seed = $\n".repeat(500));
    assertEquals(21, diagnostics.sorted().size());
    assertTrue(diagnostics.sorted().get(0).title().contains("the first 20 are shown"));
  }

  private static List<? extends Token> tokens(String text) {
    LacunaLexer lexer = new LacunaLexer(CharStreams.fromString(text));
    return lexer.getAllTokens();
  }

  private static Diagnostics read(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SyntaxFile file = new Parser().parse(new SourceFile("test.lac", text), diagnostics);
    TreePrinter.print(file);
    new TextRenderer(false).render(diagnostics.sorted());
    return diagnostics;
  }
}
