package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
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
      Updates.adamw(weights, gradients, 0.25, first, second, rate, 0.9, 0.95, 1e-3, decay, step);
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
      Updates.sgd(weights, gradients, 0.5, momenta, 0.1, 0.9, true, 0.05, step);
    }
    assertValues(p, weights);
  }

  @Test
  void gradientsThemselvesAreLeftAsTheyAre() {
    List<NDArray> gradients = tensors(2);
    Updates.adamw(tensors(1), gradients, 0.5, tensors(0), tensors(0), 0.1, 0.9, 0.95, 1e-8, 0, 1);
    assertEquals(2, gradients.get(19).toFloatArray()[5]);
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
