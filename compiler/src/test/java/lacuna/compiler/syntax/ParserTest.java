package lacuna.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a + b * c                ; a + (b * c)",
        "a - b - c                ; (a - b) - c",
        "-a * b                   ; (-a) * b",
        "-a.b(c)[d]               ; -a.b(c)[d]",
        "1..n + 1                 ; 1..(n + 1)",
        "a < b + 1                ; a < (b + 1)",
        "not a == b and c         ; (not (a == b)) and c",
        "a or b and not c         ; a or (b and (not c))",
        "a or b implies c and d   ; (a or b) implies (c and d)",
        "a implies b implies c    ; a implies (b implies c)",
        "a != none implies a > 0  ; (a != none) implies (a > 0)",
        "if a then b implies c else d ; if a then (b implies c) else d",
        "a == not b               ; a == (not b)",
        "a * -b                   ; a * (-b)",
        "if a then b else c + 1   ; if a then b else (c + 1)",
        "if a then b else c with (k: 1) ; if a then b else c with (k: 1)",
        "(if a then b else c) + 1 ; (if a then b else c) + 1",
        "(a + b) * c              ; (a + b) * c",
        "rates[a..b + 1]          ; rates[a..(b + 1)]",
      })
  void ordersOperatorsByHowTightlyTheyBind(String text, String printed) {
    assertEquals(printed, ExprPrinter.print(Texts.expr(text)));
  }

  @Test
  void annotatesAWholeChoice() {
    Expr.With with =
        assertInstanceOf(Expr.With.class, Texts.expr("if a then b else c with (level: 0)"));
    assertInstanceOf(Expr.Choice.class, with.value());
  }

  @Test
  void readsUnits() {
    assertEquals(32, ((Expr.LengthLiteral) Texts.expr("32px")).pixels());
    Expr.SizeLiteral size = (Expr.SizeLiteral) Texts.expr("224px by 160px");
    assertEquals(List.of(224L, 160L), List.of(size.height(), size.width()));
    assertEquals(0.6, ((Expr.RatioLiteral) Texts.expr("60%")).value());
    assertEquals(0.824, ((Expr.RatioLiteral) Texts.expr("82.4%")).value());
    Expr.RateLiteral rate = (Expr.RateLiteral) Texts.expr("1.25e-3 per 512 images");
    assertEquals(1.25e-3, rate.value());
    assertEquals(512, rate.images());
    assertTrue(((Expr.DurationLiteral) Texts.expr("100 epochs")).epochs());
    assertEquals(5000, ((Expr.DurationLiteral) Texts.expr("5000 steps")).count());
  }

  @Test
  void readsEscapesInStrings() {
    assertEquals("a\"b\\c", ((Expr.Text) Texts.expr("\"a\\\"b\\\\c\"")).value());
  }

  @Test
  void tellsTensorsFromNamedTypes() {
    assertEquals("Named", Texts.type("wanted").getClass().getSimpleName());
    assertEquals("Named", Texts.type("mask.output").getClass().getSimpleName());
    assertEquals("Named", Texts.type("without(shape(x), axis)").getClass().getSimpleName());
    TypeExpr.Tensor tensor = (TypeExpr.Tensor) Texts.type("without(shape(x), axis) of T");
    assertInstanceOf(Expr.Call.class, tensor.shape());
    assertInstanceOf(Expr.Name.class, ((TypeExpr.Tensor) Texts.type("to of Int")).shape());
    assertNull(((TypeExpr.Tensor) Texts.type("[batch, n]")).element());
    assertInstanceOf(
        Expr.Comprehension.class,
        ((TypeExpr.Tensor) Texts.type("[for a in order: shape(x)[a]] of T")).shape());
  }

  @Test
  void letsATensorButTheElementsOfAListBeNone() {
    assertInstanceOf(TypeExpr.Maybe.class, Texts.type("[n] of Int?"));
    assertInstanceOf(
        TypeExpr.Maybe.class, ((TypeExpr.ListType) Texts.type("list of Int?")).element());
    TypeExpr.Maybe maybe = assertInstanceOf(TypeExpr.Maybe.class, Texts.type("(list of Int)?"));
    assertInstanceOf(TypeExpr.ListType.class, maybe.type());
  }

  @Test
  void attachesDocCommentsToWhatFollows() {
    SyntaxFile file =
        Texts.parse(
            """
            /// A mask.
            ///
            /// With two lines.
            mask stripes(
              /// The cell.
              cell: Length,
            ) {
              /// Rows.
              let rows = 3 /// no doc comment
              let columns = 3
            }
            """);
    Item.Component mask = (Item.Component) file.items().get(0);
    assertEquals("A mask.\n\nWith two lines.", mask.doc());
    assertEquals("The cell.", mask.parameters().get(0).doc());
    assertEquals("Rows.", ((Member.Constant) mask.members().get(0)).doc());
    assertEquals("", ((Member.Constant) mask.members().get(1)).doc());
  }

  @Test
  void readsDeclarationsThatGoOverManyLines() {
    SyntaxFile file =
        Texts.parse(
            """
            /// A block.
            layer block(
              /// Numbers of a token.
              width: Int,

              /// Hidden numbers over `width`.
              mlp_ratio: Real
                = 4.0,
              heads: Int, // one comment more
            ) {
              require mod(width, heads) == 0
                else "`width` must be divisible by `heads`"
              let side
                = width / heads

              /// One token at a time.
              forward(
                /// Tokens.
                x: [batch, n, width],
              )
                -> [batch, n, width] {
                return x
              }
            }
            """);
    Item.Component block = (Item.Component) file.items().get(0);
    assertEquals(
        List.of("Numbers of a token.", "Hidden numbers over `width`.", ""),
        block.parameters().stream().map(Member.Parameter::doc).toList());
    assertEquals(3, block.members().size());
    Member.Method forward = (Member.Method) block.members().get(2);
    assertEquals("Tokens.", forward.signature().parameters().get(0).doc());
    assertNotNull(forward.signature().result());
  }

  @Test
  void readsWithOnEitherSideOfADefault() {
    SyntaxFile file =
        Texts.parse(
            "stage s(a: head with (key: \"x\") = linear(), b: head = linear() with (key: \"y\"))");
    for (Member.Parameter parameter : ((Item.Component) file.items().get(0)).parameters()) {
      assertEquals("key", parameter.with().get(0).name());
      assertInstanceOf(Expr.Call.class, parameter.value());
    }
  }

  @Test
  void givesElseIfAsAChoiceWithinTheOther() {
    SyntaxFile file =
        Texts.parse(
            "fn f(x: Int) -> Int { if x == 1 { return 1 } else if x == 2 { return 2 } else { return"
                + " 3 } }");
    Statement.If first = (Statement.If) ((Item.Function) file.items().get(0)).body().get(0);
    Statement.If second = (Statement.If) first.otherwise().get(0);
    assertEquals(1, second.otherwise().size());
  }

  @Test
  void placesSpansByTheOffsetsOfTheText() {
    SyntaxFile file = Texts.parse("experiment a\n// \ud83d\ude00\npretrain.seed = 3");
    assertEquals("pretrain.seed = 3", file.items().get(0).span().text());
  }

  @Test
  void keepsWhatABrokenPartDeclares() {
    Diagnostics diagnostics = new Diagnostics();
    String text =
        "layer l(width: Int) {\n  let a = 3 +\n  norm = layer_norm(\n  param p: [width] = ]\n}\n";
    SyntaxFile file = new Parser().parse(new SourceFile("test.lac", text), diagnostics);
    List<Member> members = ((Item.Component) file.items().get(0)).members();
    assertEquals(3, members.size());
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void readsASettingOfTheCommandLine() {
    Diagnostics diagnostics = new Diagnostics();
    Item.Setting setting =
        new SettingParser().parse(new SourceFile("--set", "pretrain.batch_size=256"), diagnostics);
    assertNotNull(setting);
    assertEquals("batch_size", setting.path().get(1).name());
    assertEquals(256, ((Expr.Whole) setting.value()).value());
    assertNull(new SettingParser().parse(new SourceFile("--set", "=3"), diagnostics));
    assertTrue(diagnostics.hasErrors());
    assertEquals("--set:1:1", diagnostics.sorted().get(0).primary().span().toString());
  }

  @Test
  void printsTokensWithTheirPlaces() {
    assertEquals(
        "1:1      NAME       image\n1:7      SET        =\n1:9      LENGTH     192px\n",
        TokenPrinter.print(new SourceFile("test.lac", "image = 192px")));
  }
}
