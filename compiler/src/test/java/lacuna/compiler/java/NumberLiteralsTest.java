package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberLiteralsTest {
  @Test
  void writesNumbersAsAPersonDoes() {
    assertEquals("1e-6", NumberLiterals.real(1e-6));
    assertEquals("2.5e-5", NumberLiterals.real(2.5e-5));
    assertEquals("0.02", NumberLiterals.real(0.02));
    assertEquals("-0.1", NumberLiterals.real(-0.1));
    assertEquals("1.0", NumberLiterals.real(1));
    assertEquals("1e7", NumberLiterals.real(1e7));
    assertEquals("-1.5e300", NumberLiterals.real(-1.5e300));
    assertEquals("Double.POSITIVE_INFINITY", NumberLiterals.real(Double.POSITIVE_INFINITY));
    assertEquals("3000000000L", NumberLiterals.whole(3_000_000_000L));
    assertEquals("-768", NumberLiterals.whole(-768));
  }

  @Test
  void losesNoDigit() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(NumberLiterals.real(value)));
      }
    }
  }
}
