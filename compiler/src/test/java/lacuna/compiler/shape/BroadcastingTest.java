package lacuna.compiler.shape;

import static lacuna.compiler.shape.SampleShapes.BATCH;
import static lacuna.compiler.shape.SampleShapes.shape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastingTest {

  /** The examples of NumPy's manual, "General broadcasting rules". */
  @ParameterizedTest
  @CsvSource({
    "256 x 256 x 3, 3,          256 x 256 x 3",
    "8 x 1 x 6 x 1, 7 x 1 x 5,  8 x 7 x 6 x 5",
    "5 x 4,         1,          5 x 4",
    "5 x 4,         4,          5 x 4",
    "15 x 3 x 5,    15 x 1 x 5, 15 x 3 x 5",
    "15 x 3 x 5,    3 x 5,      15 x 3 x 5",
    "15 x 3 x 5,    3 x 1,      15 x 3 x 5",
    "5 x 4,         '',         5 x 4"
  })
  void goesTogetherAsInNumpy(String a, String b, String together) {
    assertEquals(Optional.of(shape(together)), Broadcasting.together(shape(a), shape(b)));
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "2 x 1, 8 x 4 x 3"})
  void staysApartAsInNumpy(String a, String b) {
    assertEquals(Optional.empty(), Broadcasting.together(shape(a), shape(b)));
  }

  @Test
  void theBatchIsASizeOfItsOwn() {
    List<Value.Int> images = List.of(BATCH, Value.Int.of(3));
    assertEquals(Optional.of(images), Broadcasting.together(images, shape(1, 3)));
    assertEquals(Optional.empty(), Broadcasting.together(images, shape(8, 3)));
  }

  @Test
  void isCommutativeAndIdempotentAndTellsWhereSizesComeFrom() {
    SplittableRandom random = new SplittableRandom(2);
    int apart = 0;
    for (int i = 0; i < 5000; i++) {
      List<Value.Int> a = drawn(random);
      List<Value.Int> b = drawn(random);
      Optional<List<Value.Int>> together = Broadcasting.together(a, b);
      assertEquals(together, Broadcasting.together(b, a));
      assertEquals(Optional.of(a), Broadcasting.together(a, a));
      together.ifPresent(
          shape -> {
            assertEquals(Optional.of(shape), Broadcasting.together(shape, a));
            assertSources(a, b, shape);
          });
      if (together.isEmpty()) {
        apart++;
        assertDiffers(a, b);
      }
    }
    assertTrue(apart > 500);
  }

  private static void assertSources(
      List<Value.Int> a, List<Value.Int> b, List<Value.Int> together) {
    List<Value.Int> sizes = new ArrayList<>();
    for (Operand source : Broadcasting.sources(a, b, together)) {
      sizes.add((source.index() == 0 ? a : b).get(source.part()));
    }
    assertEquals(together, sizes);
  }

  private static void assertDiffers(List<Value.Int> a, List<Value.Int> b) {
    Difference difference = Broadcasting.difference(a, b);
    Value.Int x = a.get(difference.operands().get(0).part());
    Value.Int y = b.get(difference.operands().get(1).part());
    assertTrue(!x.equals(y));
    assertTrue(difference.why().endsWith("is %s here and %s there".formatted(x, y)));
  }

  private static List<Value.Int> drawn(SplittableRandom random) {
    return random
        .longs(random.nextInt(5), 1, 4)
        .mapToObj(size -> size == 3 ? BATCH : Value.Int.of(size))
        .toList();
  }
}
