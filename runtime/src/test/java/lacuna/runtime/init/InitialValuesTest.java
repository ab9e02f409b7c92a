package lacuna.runtime.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Means, deviations and bounds of drawn values: a million of each. */
@ExtendWith(InScope.class)
final class InitialValuesTest {

  @Test
  void normalHasItsDeviation() {
    float[] values = draw(new Normal(0.02), 1000, 1000);
    assertEquals(0, mean(values), 1e-4);
    assertEquals(0.02, deviation(values), 1e-4);
  }

  @Test
  void aWideCutLeavesTheNormalDistributionAlone() {
    float[] values = draw(new TruncatedNormal(0.02, 2), 1000, 1000);
    assertEquals(0, mean(values), 1e-4);
    assertEquals(0.02, deviation(values), 1e-4);
  }

  @Test
  void aCutAtOneDeviationHasTheVarianceOfItsFormula() {
    float[] values = draw(new TruncatedNormal(0.02, 0.02), 1000, 1000);
    // Variance of a standard normal within [-1, 1]: 1 - 2 phi(1) / (2 Phi(1) - 1).
    double variance = 1 - 2 * 0.24197072451914337 / 0.6826894921370859;
    assertEquals(0, mean(values), 1e-4);
    assertEquals(0.02 * Math.sqrt(variance), deviation(values), 5e-5);
    for (float value : values) {
      assertTrue(Math.abs(value) <= 0.02f);
    }
  }

  @Test
  void withinIsUniform() {
    float[] values = draw(new Uniform(-0.3, 0.3), 1000, 1000);
    assertEquals(0.3 / Math.sqrt(3), deviation(values), 1e-3);
    Arrays.sort(values);
    assertTrue(values[0] >= -0.3f && values[0] < -0.2999f);
    assertTrue(values[values.length - 1] <= 0.3f && values[values.length - 1] > 0.2999f);
  }

  @Test
  void glorotCountsAConvolutionAsAMatrix() {
    float[] values = draw(new XavierUniform(), 100, 3, 16, 16);
    double limit = Math.sqrt(6.0 / (100 + 768));
    assertEquals(limit / Math.sqrt(3), deviation(values), 1e-3);
    assertThrows(IllegalArgumentException.class, () -> draw(new XavierUniform(), 5));
  }

  @Test
  void constantsFactorsAndGivenValuesAreExact() {
    assertArrayEquals(new float[] {0.1f, 0.1f}, draw(new Constant(0.1), 2));
    assertArrayEquals(new float[] {0.05f, 0.05f}, draw(new Scaled(new Constant(0.1), 0.5), 2));
    NDArray given = Tensors.tensor(1, 2);
    assertArrayEquals(new float[] {1, 2}, draw(new Given(given), 2));
    assertThrows(IllegalArgumentException.class, () -> draw(new Given(given), 3));
  }

  @Test
  void impossibleDistributionsAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> new Normal(-1));
    assertThrows(IllegalArgumentException.class, () -> new TruncatedNormal(0.02, 0));
    assertThrows(IllegalArgumentException.class, () -> new TruncatedNormal(0, 2));
    assertThrows(IllegalArgumentException.class, () -> new Uniform(Double.NaN, 1));
  }

  private static float[] draw(Init init, long... shape) {
    NDArray values = Tensors.zeros(shape);
    init.fill(values);
    return values.toFloatArray();
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
