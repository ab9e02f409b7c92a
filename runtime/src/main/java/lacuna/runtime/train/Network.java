package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.function.Function;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.tensor.Context;

/** A stage with its parameters on a device, at their first values. */
final class Network implements AutoCloseable {
  private final Device device;
  private final Parameters parameters;
  private final Stage stage;

  /** Makes the network; from here on the thread computes in the recipe's precision. */
  Network(Recipe recipe, Function<Weights, ? extends Stage> make, Device device) {
    this.device = device;
    parameters = new Parameters(device, DataType.FLOAT32, recipe.seed());
    stage = parameters.build(make::apply);
    Context.current().precision(recipe.precision());
  }

  Stage stage() {
    return stage;
  }

  Parameters parameters() {
    return parameters;
  }

  Device device() {
    return device;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
