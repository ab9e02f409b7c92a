package lacuna.compiler.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** The canonical form, rule by rule. */
class FormatterTest {
  private static String formatted(String text) {
    Formatter.Formatted formatted = Formatter.format(new SourceFile("test.lac", text));
    assertEquals("[]", formatted.diagnostics().toString());
    return formatted.text().orElseThrow();
  }

  /** The form of a text, which is its own form. */
  static void becomes(String expected, String text) {
    assertEquals(expected, formatted(text));
    assertEquals(expected, formatted(expected));
  }

  @Test
  void blanksFollowTheTokens() {
    becomes(
        """
        experiment x
        amends "first.lac"

        pretrain {
          mask       = random(cell: 8px, ratio: 50%)
          batch_size = -1 * (2 + 3)
        }
        """,
        """
        experiment   x   amends "first.lac"



        pretrain{
        mask=random ( cell:8px,ratio : 50%, )
            batch_size = - 1*( 2+3 )

        }""");
  }

  @Test
  void equalSignsOfAParagraphAreAligned() {
    becomes(
        """
        experiment x

        pretrain {
          a   = 1
          b.c = 2
          // no end of a paragraph
          d   = 3
          e   = [1, 2]

          longest_of_all = 4
          f              = 5
        }
        """,
        """
        experiment x

        pretrain {
          a = 1
          b.c = 2
          // no end of a paragraph
          d = 3
          e = [1, 2]

          longest_of_all = 4
          f = 5
        }
        """);
  }

  @Test
  void axesOfASweepAreAlignedAndTablesHaveRows() {
    becomes(
        """
        experiment x

        sweep {
          pretrain.mask.cell  in [8px, 16px]
          pretrain.mask.ratio in [40%, 60%]
        }

        reference {
          pretrain.loss = [
            [0.61, 0.64],
            [0.66, none],
          ]
        }
        """,
        """
        experiment x

        sweep {
          pretrain.mask.cell in [8px, 16px]
          pretrain.mask.ratio in [40%, 60%]
        }

        reference {
          pretrain.loss = [[0.61, 0.64], [0.66, none]]
        }
        """);
  }

  @Test
  void aKeyFarLongerThanItsNeighborsLeavesThemAlone() {
    becomes(
        """
        names timm for vit {
          "a"  = "a"
          "bc" = "d"
          "a.very.long.key.that.has.no.neighbor" = none
          none = "e"
        }
        """,
        """
        names timm for vit {
          "a" = "a"
          "bc" = "d"
          "a.very.long.key.that.has.no.neighbor" = none
          none = "e"
        }
        """);
  }

  @Test
  void aLongCallHasALineForEveryArgument() {
    String argument = "argument_of_thirty_columns: 12345";
    becomes(
        """
        experiment x

        pretrain.mask = random(
          %1$s,
          %1$s,
          %1$s,
        )
        pretrain.mask = random(%1$s, %1$s)
        """
            .formatted(argument),
        """
        experiment x

        pretrain.mask = random(%1$s, %1$s, %1$s)
        pretrain.mask = random(
          %1$s,
          %1$s
        )
        """
            .formatted(argument));
  }

  @Test
  void aValueThatTheNextLineHoldsWholeGoesThere() {
    becomes(
        """
        layer a() {
          buffer attn_mask: [count, window_size * window_size, window_size * window_size] =
            shifted_window_mask(rows, columns, window_size, shift)
        }
        """,
        """
        layer a() {
          buffer attn_mask: [count, window_size * window_size, window_size * window_size] = shifted_window_mask(rows, columns, window_size, shift)
        }
        """);
  }

  @Test
  void aLongRowBreaksBeforeTheOperatorsThatBindLeast() {
    becomes(
        """
        layer a() {
          let condition =
            a_long_operand_of_this_row + another_long_operand_of_this_row > a_long_operand_of_this_row
              and a_long_operand_of_this_row * another_long_operand_of_this_row < 1
              and not b
        }
        """,
        """
        layer a() {
          let condition = a_long_operand_of_this_row+another_long_operand_of_this_row>a_long_operand_of_this_row and a_long_operand_of_this_row*another_long_operand_of_this_row<1 and not b
        }
        """);
  }

  @Test
  void attributesFollowAValueThatIsBroken() {
    String argument = "argument_of_thirty_columns: 12345";
    becomes(
        """
        layer a() {
          l1 = linear(%1$s, %1$s, %1$s)
            with (key: "")
          l2 = linear(
            %1$s,
            %1$s,
            %1$s,
            4,
          ) with (key: "")
        }
        """
            .formatted(argument),
        """
        layer a() {
          l1 = linear(%1$s, %1$s, %1$s) with (key: "")
          l2 = linear(%1$s, %1$s, %1$s, 4) with (key: "")
        }
        """
            .formatted(argument));
  }

  @Test
  void blocksOfOnePartStayOnTheLineOnWhichTheyWereWritten() {
    becomes(
        """
        fn f(x: [n]) -> [n] { return x }
        fn g(x: [n]) -> [n] {
          return x
        }
        fn h(x: [n]) -> [n] {
          if n > 1 { return x } else { return f(x) }
          if n > 1 {
            return x
          } else {
            return f(x)
          }
        }
        external layer a() {}
        """,
        """
        fn f(x: [n]) -> [n] {return x}
        fn g(x: [n]) -> [n] {
          return x }
        fn h(x: [n]) -> [n] {
          if n > 1 {return x}
          else {return f(x)}
          if n > 1 {return x} else {
          return f(x)}
        }
        external layer a() {
        }
        """);
  }

  @Test
  void aTextWithSyntaxErrorsHasNoForm() {
    Formatter.Formatted wrong =
        Formatter.format(new SourceFile("test.lac", "experiment x\npretrain {"));
    assertEquals(Optional.empty(), wrong.text());
    assertEquals(1, wrong.diagnostics().size());
  }
}
