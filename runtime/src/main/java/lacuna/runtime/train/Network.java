package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.function.Function;
import lacuna.runtime.RunException;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Determinism;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.tensor.Tf32;

/** A stage with its parameters on a device, at their initial values. */
public final class Network implements AutoCloseable {
  private final Recipe recipe;
  private final Device device;
  private final Parameters parameters;
  private final Stage stage;

  /**
   * Makes the network; from here on the thread computes in the recipe's precision, and the process
   * with deterministic algorithms and in TF32 where the recipe says so.
   *
   * @throws RunException where libtorch cannot be asked for that
   */
  public Network(Recipe recipe, Function<Weights, ? extends Stage> make, Device device) {
    this.recipe = recipe;
    this.device = device;
    enter();
    TrainConfig training = recipe.training();
    parameters =
        training == null
            ? new Parameters(device, DataType.FLOAT32, recipe.seed())
            : new Parameters(device, DataType.FLOAT32, recipe.seed(), training.frozen());
    stage = parameters.build(make::apply);
  }

  /** Has thread and process compute as the recipe says, also after another network was made. */
  void enter() {
    ask("`deterministic`", () -> Determinism.require(recipe.deterministic()));
    if (device.isGpu()) {
      ask("`precision`", () -> Tf32.allow(recipe.precision() == Precision.TF32));
    }
    Context.current().precision(recipe.precision());
  }

  private static void ask(String setting, Runnable libtorch) {
    try {
      libtorch.run();
    } catch (UnsupportedOperationException e) {
      throw new RunException(setting + ": " + e.getMessage(), e);
    }
  }

  /** The stage, which computes losses and figures. */
  public Stage stage() {
    return stage;
  }

  /** Its weights and buffers. */
  public Parameters parameters() {
    return parameters;
  }

  /** Where they are. */
  public Device device() {
    return device;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
