package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Compares an operation's gradient with central differences in 64-bit floats, in a random direction
 * of its result.
 */
final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 2e-6;

  private final Random random = new Random(17);
  private final Function<List<NDArray>, NDArray> operation;
  private final List<long[]> shapes;
  private final double least;

  /**
   * @param operation of tensors of the given shapes
   * @param least the lowest input value; inputs lie in [least, least + 2]
   */
  GradientCheck(Function<List<NDArray>, NDArray> operation, double least, List<long[]> shapes) {
    this.operation = operation;
    this.shapes = shapes;
    this.least = least;
  }

  /** Runs the comparison; returns the shape of the result. */
  Shape run() {
    List<double[]> inputs = new ArrayList<>();
    for (long[] shape : shapes) {
      inputs.add(random.doubles(new Shape(shape).size(), least, least + 2).toArray());
    }
    Scope scope = Scope.open(Device.cpu());
    try {
      Shape shape = result(inputs, false).get(0).getShape();
      double[] weights = random.doubles(shape.size(), -1, 1).toArray();
      List<double[]> found = gradients(inputs, weights, shape);
      for (int i = 0; i < inputs.size(); i++) {
        for (int j = 0; j < inputs.get(i).length; j++) {
          double expected = difference(inputs, i, j, weights);
          assertEquals(
              expected,
              found.get(i)[j],
              TOLERANCE * (1 + Math.abs(expected)),
              "input " + i + ", element " + j);
        }
      }
      return shape;
    } finally {
      scope.close();
    }
  }

  private List<double[]> gradients(List<double[]> inputs, double[] weights, Shape shape) {
    Engines.recording(true);
    try {
      List<NDArray> all = result(inputs, true);
      NDArray direction = Context.current().memory().create(weights, shape);
      NDArray loss = Tensors.sum(Tensors.mul(all.get(0), direction));
      try (Gradients gradients = Gradients.of(loss, all.subList(1, all.size()))) {
        return gradients.values().stream().map(NDArray::toDoubleArray).toList();
      }
    } finally {
      Engines.recording(false);
    }
  }

  private double difference(List<double[]> inputs, int i, int j, double[] weights) {
    double value = inputs.get(i)[j];
    inputs.get(i)[j] = value + STEP;
    double above = along(inputs, weights);
    inputs.get(i)[j] = value - STEP;
    double below = along(inputs, weights);
    inputs.get(i)[j] = value;
    return (above - below) / (2 * STEP);
  }

  private double along(List<double[]> inputs, double[] weights) {
    double[] values = result(inputs, false).get(0).toDoubleArray();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum;
  }

  /** The result, then the inputs; random operations draw the same every time. */
  private List<NDArray> result(List<double[]> inputs, boolean recorded) {
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      NDArray array = Context.current().memory().create(inputs.get(i), new Shape(shapes.get(i)));
      array.setRequiresGradient(recorded);
      arrays.add(array);
    }
    Engines.seed(5);
    List<NDArray> all = new ArrayList<>();
    all.add(operation.apply(List.copyOf(arrays)));
    all.addAll(arrays);
    return all;
  }
}
