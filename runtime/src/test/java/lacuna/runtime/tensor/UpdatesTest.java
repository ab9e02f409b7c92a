package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Optimizer steps against their formulas. Twenty tensors: more than are updated at a time. */
@ExtendWith(InScope.class)
final class UpdatesTest {
  private static final int TENSORS = 20;

  @Test
  void adamwFollowsItsFormula() {
    double rate = 0.1;
    double decay = 0.05;
    List<NDArray> weights = tensors(1);
    List<NDArray> first = tensors(0);
    List<NDArray> second = tensors(0);
    double[] p = new double[TENSORS];
    double[] m = new double[TENSORS];
    double[] v = new double[TENSORS];
    Arrays.fill(p, 1);
    for (int step = 1; step <= 3; step++) {
      List<NDArray> gradients = new ArrayList<>();
      for (int i = 0; i < TENSORS; i++) {
        double g = Math.sin(i + step);
        gradients.add(full(new long[] {2, 3}, g));
        g *= 0.25;
        p[i] *= 1 - rate * decay;
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.95 * v[i] + 0.05 * g * g;
        double scaled = m[i] / (1 - Math.pow(0.9, step));
        p[i] -= rate * scaled / (Math.sqrt(v[i] / (1 - Math.pow(0.95, step))) + 1e-3);
      }
      Updates.adamw(
          weights,
          gradients,
          number(0.25),
          number(0),
          first,
          second,
          number(step),
          rate,
          0.9,
          0.95,
          1e-3,
          decay);
    }
    assertValues(p, weights);
  }

  @Test
  void sgdWithNesterovMomentumFollowsItsFormula() {
    List<NDArray> weights = tensors(1);
    List<NDArray> momenta = tensors(0);
    double[] p = new double[TENSORS];
    double[] b = new double[TENSORS];
    Arrays.fill(p, 1);
    for (int step = 1; step <= 3; step++) {
      List<NDArray> gradients = new ArrayList<>();
      for (int i = 0; i < TENSORS; i++) {
        gradients.add(full(new long[] {2, 3}, Math.sin(i + step)));
        double g = 0.5 * Math.sin(i + step) + 0.05 * p[i];
        b[i] = step == 1 ? g : 0.9 * b[i] + g;
        p[i] -= 0.1 * (g + 0.9 * b[i]);
      }
      Updates.sgd(
          weights, gradients, number(0.5), number(0), momenta, 0.1, 0.9, true, 0.05, step);
    }
    assertValues(p, weights);
  }

  @Test
  void gradientsThemselvesAreLeftAsTheyAre() {
    List<NDArray> gradients = tensors(2);
    adamw(tensors(1), gradients, 0);
    assertEquals(2, gradients.get(19).toFloatArray()[5]);
  }

  @Test
  void anUpdateThatIsSkippedLeavesEverythingAsItIs() {
    List<NDArray> weights = tensors(1);
    List<NDArray> moments = adamw(weights, tensors(Double.NaN), 1);
    Updates.sgd(
        weights, tensors(2), number(1), number(1), moments, 0.1, 0.9, true, 0.05, 2);
    double[] ones = new double[TENSORS];
    Arrays.fill(ones, 1);
    assertValues(ones, weights);
    assertValues(new double[TENSORS], moments);
  }

  @Test
  void figuresThatAreNotFiniteSkipAnUpdate() {
    assertEquals(0, Engines.number(Updates.notFinite(List.of(number(3), number(-1e30)))));
    for (double wrong : new double[] {Double.NaN, 1.0 / 0, -1.0 / 0}) {
      assertEquals(1, Engines.number(Updates.notFinite(List.of(number(wrong), number(1)))));
      assertEquals(1, Engines.number(Updates.notFinite(List.of(number(1), number(wrong)))));
    }
  }

  @Test
  void onlyNormsAboveTheLimitAreClipped() {
    assertEquals(0.25, Engines.number(Updates.clipFactor(number(4), 1)), 1e-6);
    assertEquals(1, Engines.number(Updates.clipFactor(number(0.5), 1)));
    assertEquals(1, Engines.number(Updates.clipFactor(number(0), 1)));
  }

  @Test
  void aGradientThatIsLaidOutColumnByColumnChangesTheSameElements() {
    NDArray weight = zeros(2, 3);
    weight.setRequiresGradient(true);
    NDArray slopes = reshape(toFloat(arange(6)), 3, 2);
    Engines.recording(true);
    NDArray loss = sum(mul(transpose(weight, 0, 1), slopes));
    Engines.recording(false);
    try (Gradients gradients = Gradients.of(loss, List.of(weight))) {
      Updates.sgd(
          List.of(weight),
          gradients.values(),
          number(1),
          number(0),
          List.of(zeros(2, 3)),
          1,
          0.9,
          false,
          0,
          1);
    }
    assertArrayEquals(new float[] {0, -2, -4, -1, -3, -5}, weight.toFloatArray());
  }

  /** One update; returns the first moments. */
  private static List<NDArray> adamw(List<NDArray> weights, List<NDArray> gradients, int skip) {
    List<NDArray> first = tensors(0);
    NDArray half = number(0.5);
    Updates.adamw(
        weights,
        gradients,
        half,
        number(skip),
        first,
        tensors(0),
        number(1),
        0.1,
        0.9,
        0.95,
        1e-8,
        0);
    return first;
  }

  private static NDArray number(double value) {
    return full(new long[0], value);
  }

  private static List<NDArray> tensors(double value) {
    List<NDArray> all = new ArrayList<>();
    for (int i = 0; i < TENSORS; i++) {
      all.add(full(new long[] {2, 3}, value));
    }
    return all;
  }

  private static void assertValues(double[] expected, List<NDArray> actual) {
    for (int i = 0; i < TENSORS; i++) {
      for (float value : actual.get(i).toFloatArray()) {
        assertEquals(expected[i], value, 2e-6);
      }
    }
  }
}
