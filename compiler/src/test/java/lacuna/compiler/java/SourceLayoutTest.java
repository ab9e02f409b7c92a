package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLayoutTest {
  @Test
  void breaksAtTheOutermostPlaceFirst() {
    String name = "aVeryLongNameOfAFunctionThatTakesMuchSpace";
    assertEquals(
        """
        NDArray x =
            %1$s(%1$s(a), b);
        """
            .formatted(name)
            .strip(),
        String.join("\n", LineBreaker.lines("NDArray x = %1$s(%1$s(a), b);".formatted(name), 0)));
  }

  @Test
  void givesArgumentsALineEachWhereOneLineIsTooShort() {
    String a = "a".repeat(60);
    assertEquals(
        List.of("  f(", "      " + a + ",", "      g(" + a + "),", "      \"x, (" + a + "\");"),
        LineBreaker.lines("f(" + a + ", g(" + a + "), \"x, (" + a + "\");", 2));
  }

  @Test
  void breaksChainsBeforeEveryDotButTheFirst() {
    String a = "a".repeat(40);
    assertEquals(
        List.of("at.level(" + a + ")", "    .decay(" + a + ")", "    .param(" + a + ");"),
        LineBreaker.lines("at.level(%1$s).decay(%1$s).param(%1$s);".formatted(a), 0));
  }

  @Test
  void putsACommentThatDoesNotFitAboveItsLine() {
    String code = "int x = " + "a".repeat(80) + ";";
    assertEquals(
        List.of("// (batch, 197, 768)", code),
        LineBreaker.lines(code + " // (batch, 197, 768)", 0));
  }

  @Test
  void fillsLongArraysOfNumbers() {
    String numbers = "0.1, ".repeat(30) + "0.2";
    List<String> lines =
        LineBreaker.lines("private static final double[] RATES = {" + numbers + "};", 2);
    assertEquals("  private static final double[] RATES = {", lines.get(0));
    assertEquals("  };", lines.get(lines.size() - 1));
    assertEquals(4, lines.size());
  }
}
