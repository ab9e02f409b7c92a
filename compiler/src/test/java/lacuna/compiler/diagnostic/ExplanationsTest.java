package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest {

  @ParameterizedTest
  @EnumSource(Code.class)
  void tellsAboutEveryCode(Code code) {
    String page = Explanations.of(code.id()).orElseThrow();
    assertTrue(page.startsWith("# " + code.id() + ": "), page);
    assertTrue(page.lines().count() >= 12, "too short:\n" + page);
    assertTrue(page.lines().count() <= 40, "more than half a screen:\n" + page);
    assertTrue(page.contains("```lacuna"), "no example:\n" + page);
    assertTrue(page.lines().allMatch(line -> line.length() <= 100), page);
  }

  @Test
  void takesCodesInEitherCaseAndNothingElse() {
    assertEquals(Explanations.of("S03"), Explanations.of("s03"));
    assertTrue(Explanations.of("S99").isEmpty());
    assertEquals(Code.values().length, Explanations.titles().size());
  }
}
