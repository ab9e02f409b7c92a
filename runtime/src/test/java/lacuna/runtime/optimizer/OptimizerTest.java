package lacuna.runtime.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.BiFunction;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Tensors;
import lacuna.runtime.unit.Rate;
import org.junit.jupiter.api.Test;

/** Groups, and updates against their formulas in double precision. */
final class OptimizerTest {
  private static final Rate RATE = new Rate(0.1, 0);
  private static final int STEPS = 4;

  @Test
  void splitsByDecayAlone() {
    List<Group> groups = groups(1);
    assertEquals(List.of("no decay", "decay"), groups.stream().map(Group::name).toList());
    assertEquals(List.of("head.bias", "token", "blocks.0.bias"), keys(groups.get(0)));
    assertEquals(List.of("head.weight", "blocks.0.weight", "blocks.1.weight"), keys(groups.get(1)));
    assertEquals(0.05, groups.get(1).decay());
    assertEquals(1, groups.get(1).scale());
  }

  @Test
  void scalesARateByItsDistanceFromTheLastLevel() {
    List<Group> groups = groups(0.5);
    assertEquals(
        List.of(
            "level 0, no decay",
            "level 1, no decay",
            "level 1, decay",
            "level 2, decay",
            "level 3, no decay",
            "level 3, decay"),
        groups.stream().map(Group::name).toList());
    assertEquals(
        List.of(0.125, 0.25, 0.25, 0.5, 1.0, 1.0), groups.stream().map(Group::scale).toList());
  }

  @Test
  void adamwFollowsItsFormula() {
    Adamw adamw = new Adamw(RATE, 0.05, List.of(0.9, 0.99), 1e-8, 1);
    double p = 2;
    double mean = 0;
    double square = 0;
    for (int step = 1; step <= STEPS; step++) {
      double gradient = 2 * p * 0.5; // of p squared, clipped to half
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.99 * square + 0.01 * gradient * gradient;
      p *= 1 - 0.1 * 0.05;
      double root = Math.sqrt(square / (1 - Math.pow(0.99, step))) + 1e-8;
      p -= 0.1 * mean / (1 - Math.pow(0.9, step)) / root;
    }
    assertArrayEquals(new float[] {(float) p, (float) p}, descend(adamw), 1e-6f);
  }

  @Test
  void sgdFollowsItsFormula() {
    for (boolean nesterov : new boolean[] {false, true}) {
      double p = 2;
      double sum = 0;
      for (int step = 1; step <= STEPS; step++) {
        double gradient = 2 * p * 0.5 + 0.05 * p;
        sum = step == 1 ? gradient : 0.9 * sum + gradient;
        p -= 0.1 * (nesterov ? gradient + 0.9 * sum : sum);
      }
      float[] actual = descend(new Sgd(RATE, 0.05, 0.9, nesterov, 1));
      assertArrayEquals(new float[] {(float) p, (float) p}, actual, 1e-6f);
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertRefused((decay, beta) -> new Adamw(RATE, decay, List.of(beta, 0.99), 1e-8, 1), -1, 0.9);
    assertRefused((decay, beta) -> new Adamw(RATE, decay, List.of(beta, 0.99), 1e-8, 1), 0, 1);
    assertRefused((decay, momentum) -> new Sgd(RATE, decay, momentum, false, 1), 0, 1.5);
    assertRefused((decay, layers) -> new Sgd(RATE, decay, 0.9, false, layers), 0, 0);
  }

  private static void assertRefused(
      BiFunction<Double, Double, Optimizer> make, double a, double b) {
    assertThrows(IllegalArgumentException.class, () -> make.apply(a, b));
  }

  /** Four updates of the sum of squares from (2, 2), with the gradient halved as by a clip. */
  @SuppressWarnings("try") // the scope owns what is made in it
  private static float[] descend(Optimizer optimizer) {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0)) {
      NDArray p = parameters.build(at -> at.param("p", new Constant(2), 1, 2));
      try (OptimizerState moments = optimizer.begin(parameters)) {
        for (int step = 0; step < STEPS; step++) {
          Engines.recording(true);
          try (Scope scope = Scope.open(Device.cpu());
              Gradients gradients = Gradients.of(Tensors.sum(Tensors.mul(p, p)), List.of(p))) {
            gradients.scale(0.5);
            Engines.recording(false);
            moments.update(
                gradients.values(), gradients.factor(), Tensors.zeros(), List.of(0.1));
            moments.step(step + 1);
          }
        }
        return p.toFloatArray();
      }
    }
  }

  private static List<Group> groups(double layerDecay) {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0)) {
      parameters.build(
          at -> {
            at.in("head").param("weight", new Constant(0), 2, 2);
            at.in("head").param("bias", new Constant(0), 2);
            at.level(0).decay(false).param("token", new Constant(0), 1, 1, 2);
            return at.list("blocks", 2, OptimizerTest::block);
          });
      return Group.of(parameters, 0.05, layerDecay);
    }
  }

  private static int block(Weights at, int index) {
    Weights place = at.level(index + 1);
    place.param("weight", new Constant(0), 2, 2);
    if (index == 0) {
      place.param("bias", new Constant(0), 2);
    } else {
      place.trainable(false).param("frozen", new Constant(0), 2);
    }
    return index;
  }

  private static List<String> keys(Group group) {
    return group.parameters().stream().map(Parameter::key).toList();
  }
}
