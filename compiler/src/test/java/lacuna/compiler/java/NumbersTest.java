package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void writesNumbersAsAPersonDoes() {
    assertEquals("1e-6", Numbers.real(1e-6));
    assertEquals("2.5e-5", Numbers.real(2.5e-5));
    assertEquals("0.02", Numbers.real(0.02));
    assertEquals("-0.1", Numbers.real(-0.1));
    assertEquals("1.0", Numbers.real(1));
    assertEquals("1e7", Numbers.real(1e7));
    assertEquals("-1.5e300", Numbers.real(-1.5e300));
    assertEquals("Double.POSITIVE_INFINITY", Numbers.real(Double.POSITIVE_INFINITY));
    assertEquals("3000000000L", Numbers.whole(3_000_000_000L));
    assertEquals("-768", Numbers.whole(-768));
  }

  @Test
  void losesNoDigit() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(Numbers.real(value)));
      }
    }
  }
}
