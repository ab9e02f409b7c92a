package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.optimizer.OptimizerState;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import org.jspecify.annotations.Nullable;

/**
 * A network with its optimizer: one update at a time.
 *
 * <p>An update is forward and backward over each of its micro-batches, one clip of the summed
 * gradients' global norm (or one after every micro-batch, as SimMIM's code has it), and one step of
 * the optimizer.
 */
public final class TrainingStep implements AutoCloseable {
  private static final double CLIP_EPSILON = 1e-6;

  private final Recipe recipe;
  private final TrainConfig config;
  private final Network network;
  private final OptimizerState optimizer;
  private final List<NDArray> trained;

  /** What an update computed: the mean loss of its images, the gradients' norm before clipping. */
  public record Result(double loss, double gradientNorm) {}

  /** Loads a micro-batch of an update, counted from 0, into the engine; called in an open scope. */
  @FunctionalInterface
  public interface MicroBatch {
    Inputs load(int number);
  }

  /** Makes the network of a stage that learns, in training mode. */
  public TrainingStep(
      Recipe recipe, TrainConfig config, Function<Weights, ? extends Stage> make, Device device) {
    this.recipe = recipe;
    this.config = config;
    network = new Network(recipe, make, device);
    optimizer = config.optimizer().begin(network.parameters());
    trained = network.parameters().trained().stream().map(Parameter::array).toList();
    Context.current().training(true);
  }

  /** What it trains. */
  public Network network() {
    return network;
  }

  /** Moments and the number of updates made. */
  public OptimizerState optimizer() {
    return optimizer;
  }

  /** The same rate for all groups of the optimizer, but for their scales. */
  public List<Double> groupRates(double rate) {
    return optimizer.groups().stream().map(group -> rate * group.scale()).toList();
  }

  /**
   * Makes an update.
   *
   * @param number counts from 0; with the recipe's seed it decides all random draws
   * @param rates one per group of the optimizer
   * @throws NotFiniteException before any weight changes, if the loss or a gradient is not finite
   */
  public Result update(long number, List<Double> rates, MicroBatch inputs) {
    return update(number, rates, inputs, gradients -> {});
  }

  /**
   * Computes loss and gradients and, where there are rates, makes an update.
   *
   * @param rates null to leave the weights as they are
   * @param look is shown the gradients of the whole update before they are clipped
   */
  @SuppressWarnings("try") // the scope owns what is made in it
  public Result update(
      long number, @Nullable List<Double> rates, MicroBatch inputs, Consumer<Gradients> look) {
    int accumulate = config.accumulate();
    double loss = 0;
    Gradients gradients = null;
    try {
      for (int micro = 0; micro < accumulate; micro++) {
        Engines.seed(Seeds.of(recipe.seed(), number, micro));
        try (Scope scope = Scope.open(network.device())) {
          Inputs batch = inputs.load(micro);
          NDArray value = network.stage().loss(batch.images(), batch.labels());
          loss += Engines.number(value) / accumulate;
          if (gradients == null) {
            gradients = Gradients.of(value, trained);
          } else {
            gradients.add(value);
          }
          if (config.clipParts() && micro + 1 < accumulate) {
            clip(gradients, gradients.norm() / accumulate);
          }
        }
      }
      if (gradients == null) {
        throw new IllegalStateException("an update without micro-batches");
      }
      gradients.scale(1.0 / accumulate);
      try (Scope scope = Scope.open(network.device())) {
        look.accept(gradients);
      }
      double norm = gradients.norm();
      if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
        throw NotFiniteException.of(loss, network.parameters().trained(), gradients.norms());
      }
      if (rates != null) {
        clip(gradients, norm);
        optimizer.update(gradients, rates);
      }
      return new Result(loss, norm);
    } finally {
      if (gradients != null) {
        gradients.close();
      }
    }
  }

  private void clip(Gradients gradients, double norm) {
    Double clip = config.clip();
    if (clip != null) {
      gradients.scale(Math.min(1, clip / (norm + CLIP_EPSILON)));
    }
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
  }
}
