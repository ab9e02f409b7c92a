package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void numbersHaveFourDigits() {
    assertEquals("0.4321", Figures.number(0.43214));
    assertEquals("-12.35", Figures.number(-12.3456));
    assertEquals("1250", Figures.number(1250));
    assertEquals("0", Figures.number(0));
  }

  @Test
  void farNumbersHaveAnExponent() {
    assertEquals("1.25e-4", Figures.number(1.25e-4));
    assertEquals("1e9", Figures.number(1e9));
  }

  @Test
  void countsAreShortAndWhole() {
    assertEquals("86.26 M", Figures.compact(86_256_720));
    assertEquals("86,256,720", Figures.whole(86_256_720));
    assertEquals("512", Figures.compact(512));
  }

  @Test
  void durationsHaveTwoUnits() {
    assertEquals("2.5 s", Figures.duration(2.5));
    assertEquals("1 min 23 s", Figures.duration(83));
    assertEquals("1 h 00 min", Figures.duration(3599.7));
    assertEquals("2 h 05 min", Figures.duration(7500));
    assertEquals("3 d 04 h", Figures.duration(76 * 3600));
  }

  @Test
  void percentagesHaveTwoDecimalsAtMost() {
    assertEquals("83.5%", Figures.percent(0.835));
    assertEquals("0%", Figures.percent(1e-9));
    assertEquals("100%", Figures.percent(1));
  }

  @Test
  void bytesAreBinary() {
    assertEquals("2 GiB", Figures.bytes(1L << 31));
    assertEquals("1.5 MiB", Figures.bytes(3 << 19));
  }

  @Test
  void momentsAreWords() {
    assertEquals("23 November 2026, 21:57 UTC", Figures.moment("2026-11-23T21:57:04.123Z"));
    assertEquals("3 May 2026, 08:00 +02:00", Figures.moment("2026-05-03T08:00:00+02:00"));
    assertEquals("yesterday", Figures.moment("yesterday"));
  }
}
