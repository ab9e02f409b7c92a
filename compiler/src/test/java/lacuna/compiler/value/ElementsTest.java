package lacuna.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsTest {

  @Test
  void aRangeLeavesItsEndOut() {
    assertEquals(List.of(Value.Int.of(2), Value.Int.of(3)), Elements.of(range(2, 4)).orElseThrow());
    assertEquals(List.of(), Elements.of(range(4, 2)).orElseThrow());
  }

  @Test
  void aRangeThatIsTooLongIsNoList() {
    assertEquals(1_000, Elements.of(range(0, 1_000)).orElseThrow().size());
    assertTrue(Elements.of(range(0, 1_001)).isEmpty());
    assertTrue(Elements.of(range(Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty());
  }

  @Test
  void anIndexBelowZeroCountsFromTheEnd() {
    for (int i = 0; i < 5; i++) {
      assertEquals(i, Elements.index(Value.Int.of(i), 5));
      assertEquals(i, Elements.index(Value.Int.of(i - 5), 5));
    }
    assertEquals(-1, Elements.index(Value.Int.of(5), 5));
    assertEquals(-1, Elements.index(Value.Int.of(-6), 5));
  }

  @Test
  void takesOneElementOrSome() {
    assertEquals(new Elements.Taken(2, 3, true), taken(3, Value.Int.of(-1)));
    assertEquals(new Elements.Taken(1, 3, false), taken(3, range(1, 3)));
    assertEquals("the list has 3 elements, 0 to 2", taken(3, Value.Int.of(3)));
    assertEquals("the list has one element", taken(1, range(0, 2)));
    assertEquals("the list is empty", taken(0, Value.Int.of(0)));
  }

  private static Object taken(int size, Value index) {
    return Elements.take(size, index).<Object>fold(t -> t, Mismatch::title);
  }

  @Test
  void unpacksAsManyAsThereAreNames() {
    Value list = new Value.ListValue(List.of(Value.Int.of(7), new Value.Length(8)));
    assertEquals("[7, 8px]", unpacked(list, 2));
    assertEquals("a list of 2 cannot be unpacked into 3 names", unpacked(list, 3));
    assertEquals("a list of 2 cannot be unpacked into one name", unpacked(list, 1));
    Value tensor = new Value.Tensor(List.of(Value.Int.of(4)), Value.Element.REAL);
    assertEquals("[4]", unpacked(tensor, 1));
    assertEquals("only a list or a shape can be unpacked", unpacked(Value.Int.of(1), 1));
  }

  private static String unpacked(Value value, int names) {
    return Elements.unpacked(value, names).fold(List::toString, Mismatch::title);
  }

  @Test
  void aLoopOverANumberIsToldHowToCount() {
    Mismatch mismatch = Outcomes.mismatch(Elements.each(Value.Int.of(12)));
    assertEquals(List.of("write 0..12"), mismatch.help());
    assertEquals("this is an integer (12)", mismatch.label());
  }

  private static Value range(long from, long to) {
    return new Value.Range(Value.Int.of(from), Value.Int.of(to));
  }
}
