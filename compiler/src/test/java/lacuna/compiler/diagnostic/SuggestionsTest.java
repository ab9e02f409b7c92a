package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> MASKS = List.of("random", "square", "blockwise", "stripes");

  @Test
  void findsAMisspelledName() {
    assertEquals(List.of("random"), Suggestions.nearest("randon", MASKS));
    assertEquals(List.of("random"), Suggestions.nearest("radnom", MASKS));
    assertEquals(List.of("square"), Suggestions.nearest("sqare", MASKS));
  }

  @Test
  void takesNeitherCaseNorUnderscoresForADifference() {
    assertEquals(List.of("blockwise"), Suggestions.nearest("Blockwise", MASKS));
  }

  @Test
  void findsANameThatContainsAnother() {
    assertEquals(List.of("blockwise"), Suggestions.nearest("block", MASKS));
  }

  @Test
  void givesNothingWhereNothingIsNear() {
    assertEquals(List.of(), Suggestions.nearest("pixels", MASKS));
    assertEquals("", Suggestions.question("pixels", MASKS));
  }

  @Test
  void givesAtMostThreeTheNearestFirst() {
    List<String> sizes = List.of("vit_huge", "vit_large", "vit_base", "vit_basic", "vit_bases");
    assertEquals(
        List.of("vit_base", "vit_bases", "vit_basic"), Suggestions.nearest("vit_bse", sizes));
    assertEquals(
        "did you mean `vit_base`, `vit_bases` or `vit_basic`?",
        Suggestions.question("vit_bse", sizes));
  }

  @Test
  void countsASwapOfNeighborsAsOneStep() {
    assertEquals(1, Suggestions.distance("mask", "maks"));
    assertEquals(3, Suggestions.distance("kitten", "sitting"));
    assertEquals(4, Suggestions.distance("", "mask"));
  }
}
