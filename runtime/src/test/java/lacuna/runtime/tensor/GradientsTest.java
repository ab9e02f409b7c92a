package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
final class GradientsTest {

  @BeforeEach
  void record() {
    Engines.recording(true);
  }

  @AfterEach
  void stopRecording() {
    Engines.recording(false);
  }

  @Test
  void aParameterThatTheLossDoesNotDependOnHasZeros() {
    NDArray a = parameter(1, 2);
    NDArray b = parameter(3);
    try (Gradients gradients = Gradients.of(sum(mul(a, a)), List.of(a, b))) {
      assertArrayEquals(new float[] {2, 4}, gradients.values().get(0).toFloatArray());
      assertArrayEquals(new float[] {0}, gradients.values().get(1).toFloatArray());
    }
  }

  @Test
  void aLossThatDependsOnNothingIsAnErrorAndNotACrash() {
    NDArray a = parameter(1, 2);
    String why =
        assertThrows(IllegalArgumentException.class, () -> Gradients.of(sum(detach(a)), List.of(a)))
            .getMessage();
    assertTrue(why.contains("depends on no trained parameter"), why);
    assertThrows(IllegalArgumentException.class, () -> Gradients.of(mul(a, a), List.of(a)));
  }

  @Test
  void gradientsOfSeveralLossesAddUpAlsoWhenScaledBetween() {
    NDArray a = parameter(1, 2);
    try (Gradients gradients = Gradients.of(sum(mul(a, a)), List.of(a))) {
      gradients.add(sum(mul(a, 3)));
      gradients.scale(0.5);
      gradients.add(sum(a));
      assertArrayEquals(new float[] {3.5f, 4.5f}, gradients.arrays().get(0).toFloatArray(), 1e-6f);
      assertEquals(Math.hypot(3.5, 4.5), Engines.number(gradients.norm()), 1e-6);
      assertEquals(Math.hypot(3.5, 4.5), gradients.norms()[0], 1e-6);
    }
  }

  @Test
  void theNormOfManyNumbersIsExactToTheLastDigitsOfAFloat() {
    float[] values = new float[2304 * 768 + 5]; // as the largest of a ViT-B
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1e-3 * (1 + Math.sin(i)));
      squares += (double) values[i] * values[i];
    }
    NDArray large = parameter(values);
    NDArray small = parameter(0.5f);
    NDArray loss = add(mul(sum(mul(large, large)), 0.5), mul(sum(mul(small, small)), 0.5));
    try (Gradients gradients = Gradients.of(loss, List.of(large, small))) {
      double expected = Math.sqrt(squares + 0.25);
      assertEquals(expected, Engines.number(gradients.norm()), 2e-7 * expected);
      assertEquals(Math.sqrt(squares), gradients.norms()[0], 2e-7 * Math.sqrt(squares));
    }
  }

  @Test
  void gradientsThatShareMemoryAddUpOnce() {
    NDArray a = parameter(1, 2);
    NDArray b = parameter(1, 2);
    try (Gradients gradients = Gradients.of(sum(add(a, b)), List.of(a, b))) {
      gradients.add(sum(add(a, b)));
      assertArrayEquals(new float[] {2, 2}, gradients.arrays().get(0).toFloatArray());
      assertArrayEquals(new float[] {2, 2}, gradients.arrays().get(1).toFloatArray());
    }
  }

  @Test
  void nothingIsRecordedUnlessAsked() {
    NDArray a = parameter(1, 2);
    Engines.recording(false);
    NDArray loss = sum(mul(a, a));
    assertThrows(IllegalArgumentException.class, () -> Gradients.of(loss, List.of(a)));
  }

  private static NDArray parameter(float... values) {
    NDArray array = Context.current().memory().create(values);
    array.setRequiresGradient(true);
    return array;
  }
}
