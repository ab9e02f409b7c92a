package lacuna.runtime.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class UnitsTest {

  @Test
  void sizesArePrintedAsInASpec() {
    assertEquals("224px", new Size(224, 224).toString());
    assertEquals("224px by 160px", new Size(224, 160).toString());
  }

  @Test
  void sizesHaveAtLeastOnePixel() {
    assertThrows(IllegalArgumentException.class, () -> new Size(0, 4));
    assertThrows(IllegalArgumentException.class, () -> new Size(4, -1));
  }

  @Test
  void epochsBecomeStepsAndStepsStay() {
    assertEquals(500, Duration.epochs(5).inSteps(100));
    assertEquals(5, Duration.steps(5).inSteps(100));
    assertEquals("5 epochs", Duration.epochs(5).toString());
  }

  @Test
  void durationsAreNotNegative() {
    assertThrows(IllegalArgumentException.class, () -> Duration.steps(-1));
    assertThrows(IllegalArgumentException.class, () -> Duration.epochs(1).inSteps(0));
  }

  @Test
  void ratesPerImagesGrowWithTheBatch() {
    assertEquals(8e-4, new Rate(2e-4, 512).at(2048), 1e-18);
    assertEquals(2e-4, new Rate(2e-4).at(2048), 0);
  }

  @Test
  void ratesAreFiniteAndNotNegative() {
    assertThrows(IllegalArgumentException.class, () -> new Rate(-1e-4));
    assertThrows(IllegalArgumentException.class, () -> new Rate(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Rate(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> new Rate(1, -512));
  }

  @Test
  void rangesRise() {
    assertThrows(IllegalArgumentException.class, () -> new Range(1, 0.5));
    assertTrue(new Range(0.67, 1).contains(1));
    assertFalse(new Range(0.67, 1).contains(0.5));
  }
}
