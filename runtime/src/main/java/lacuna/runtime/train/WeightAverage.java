package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import lacuna.runtime.tensor.Updates;

/**
 * An exponential moving average of a network's weights and running figures, as timm's ModelEmaV2:
 * after each update {@code average = decay * average + (1 - decay) * weights}. It begins at the
 * weights before the first update.
 */
public final class WeightAverage implements AutoCloseable {
  private final List<Parameter> parameters;
  private final double decay;
  private final NDManager owner;
  private final Map<String, NDArray> averages = new LinkedHashMap<>();
  private final List<NDArray> moved = new ArrayList<>();
  private final List<NDArray> weights = new ArrayList<>();

  WeightAverage(Parameters network, double decay) {
    parameters = network.all();
    this.decay = decay;
    owner = Engines.newMemory(network.device());
    for (Parameter parameter : parameters) {
      NDArray weight = parameter.array();
      NDArray average = Engines.copy(weight, weight.getDataType(), owner);
      averages.put(parameter.key(), average);
      if (weight.getDataType().isFloating()) {
        moved.add(average);
        weights.add(weight);
      }
    }
  }

  /** Begins at the weights as they are now. */
  void begin() {
    parameters.forEach(each -> Filling.copy(average(each), each.array()));
  }

  /** Moves after an update. */
  void move() {
    Updates.average(moved, weights, 1 - decay);
  }

  /** The averages of all parameters and buffers by key; what is no real number is the network's. */
  public Map<String, NDArray> tensors() {
    return averages;
  }

  /** Computes something with the averages in the place of the weights. */
  <T> T inPlace(Supplier<T> what) {
    try (NDManager memory = Engines.newMemory(owner.getDevice())) {
      List<NDArray> kept = new ArrayList<>();
      for (Parameter each : parameters) {
        kept.add(Engines.copy(each.array(), each.array().getDataType(), memory));
      }
      try {
        parameters.forEach(each -> Filling.copy(each.array(), average(each)));
        return what.get();
      } finally {
        for (int i = 0; i < kept.size(); i++) {
          Filling.copy(parameters.get(i).array(), kept.get(i));
        }
      }
    }
  }

  private NDArray average(Parameter parameter) {
    NDArray average = averages.get(parameter.key());
    if (average == null) {
      throw new IllegalArgumentException("no average of " + parameter.key());
    }
    return average;
  }

  @Override
  public void close() {
    owner.close();
  }
}
