package lacuna.runtime.train;

import static lacuna.runtime.tensor.Tensors.detach;
import static lacuna.runtime.tensor.Tensors.div;
import static lacuna.runtime.tensor.Tensors.mul;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.optimizer.OptimizerState;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.Updates;
import org.jspecify.annotations.Nullable;

/**
 * A network with its optimizer: one update at a time.
 *
 * <p>An update is forward and backward over each of its micro-batches, one clip of the summed
 * gradients' global norm (or one after every micro-batch, as SimMIM's code has it), and one step of
 * the optimizer. All of it is asked of the device before it is waited for, once, for the figures:
 * where they are not finite, the device has skipped the step of the optimizer.
 */
public final class TrainingStep implements AutoCloseable {
  private final Recipe recipe;
  private final TrainConfig config;
  private final Network network;
  private final OptimizerState optimizer;
  private final @Nullable WeightAverage average;
  private List<NDArray> trained;
  private long thaw = Long.MAX_VALUE;
  private boolean whole = true;

  /** What an update computed: the mean loss of its images, the gradients' norm before clipping. */
  public record Result(double loss, double gradientNorm) {
    boolean finite() {
      return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
  }

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
    Double ema = config.ema();
    average = ema == null ? null : new WeightAverage(network.parameters(), ema);
    trained = trained();
    enter();
  }

  /** Has the thread compute as this stage trains, also after another network was made. */
  public void enter() {
    network.enter();
    Context.current().training(true);
    Context.current().checkpointing(config.checkpointBlocks());
  }

  private List<NDArray> trained() {
    return network.parameters().thawed().stream().map(Parameter::array).toList();
  }

  /** Trains what is frozen at first from an update on, which counts from 0; never unless said. */
  public void thawAt(long update) {
    thaw = update;
  }

  private void thaw() {
    network.parameters().thaw();
    optimizer.thaw(thaw);
    trained = trained();
    thaw = Long.MAX_VALUE;
  }

  /** What it trains. */
  public Network network() {
    return network;
  }

  /** The moving average of the weights; null where none is kept. */
  public @Nullable WeightAverage average() {
    return average;
  }

  /** Computes something with the weights that count: their average, where one is kept. */
  public <T> T evaluated(Supplier<T> what) {
    return average == null ? what.get() : average.inPlace(what);
  }

  /** Moments and the number of updates made. */
  public OptimizerState optimizer() {
    return optimizer;
  }

  /**
   * Whether weights and moments are those after a whole number of updates: not where the optimizer
   * failed amid its tensors.
   */
  public boolean isWhole() {
    return whole;
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
   * @throws MemoryException before any weight changes, if there is no memory for it
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
  @SuppressWarnings("try") // the scopes own what is made in them
  public Result update(
      long number, @Nullable List<Double> rates, MicroBatch inputs, Consumer<Gradients> look) {
    if (number >= thaw) {
      thaw();
    }
    if (average != null && number == 0) {
      average.begin();
    }
    List<NDArray> losses = new ArrayList<>();
    try (Scope update = Scope.open(network.device());
        Gradients gradients = gradients(number, inputs, losses)) {
      try (Scope scope = Scope.open()) {
        look.accept(gradients);
      }
      NDArray norm = gradients.norm();
      List<NDArray> figures = new ArrayList<>(losses);
      figures.add(norm);
      if (rates != null) {
        whole = false;
        optimizer.update(
            gradients.values(), clipped(gradients, norm), Updates.notFinite(figures), rates);
      }
      Result result = read(figures);
      whole = rates == null || average == null;
      if (!result.finite()) {
        whole = true;
        throw NotFiniteException.of(
            result.loss(), network.parameters().thawed(), gradients.norms());
      }
      if (rates != null) {
        if (average != null) {
          average.move();
          whole = true;
        }
        optimizer.step(optimizer.step() + 1);
      }
      return result;
    }
  }

  /**
   * The mean gradients of an update's images.
   *
   * @param losses is given the mean loss of each micro-batch, () float
   */
  private Gradients gradients(long number, MicroBatch inputs, List<NDArray> losses) {
    int accumulate = config.accumulate();
    Gradients gradients = null;
    try {
      for (int micro = 0; micro < accumulate; micro++) {
        Engines.seed(Seeds.of(recipe.seed(), number, micro));
        try (Scope scope = Scope.open()) {
          Inputs batch = inputs.load(micro);
          NDArray loss = network.stage().loss(batch.images(), batch.labels());
          if (gradients == null) {
            gradients = Gradients.of(loss, trained);
          } else {
            gradients.add(loss);
          }
          losses.add(scope.keep(detach(loss)));
          Double clip = config.clip();
          if (clip != null && config.clipParts() && micro + 1 < accumulate) {
            gradients.scale(Updates.clipFactor(div(gradients.norm(), accumulate), clip));
          }
        }
      }
      if (gradients == null) {
        throw new IllegalStateException("an update without micro-batches");
      }
      gradients.scale(1.0 / accumulate);
      return gradients;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (gradients != null) {
        gradients.close();
      }
      throw MemoryException.of(e, number + 1, recipe, config, network.device());
    }
  }

  /** What the optimizer is to multiply the gradients with. */
  private NDArray clipped(Gradients gradients, NDArray norm) {
    Double clip = config.clip();
    return clip == null
        ? gradients.factor()
        : mul(gradients.factor(), Updates.clipFactor(norm, clip));
  }

  /** The only place of an update that waits for the device. */
  private static Result read(List<NDArray> lossesAndNorm) {
    double[] figures = Engines.numbers(lossesAndNorm);
    int losses = figures.length - 1;
    double loss = Arrays.stream(figures, 0, losses).map(part -> part / losses).sum();
    return new Result(loss, figures[losses]);
  }

  @Override
  public void close() {
    if (average != null) {
      average.close();
    }
    optimizer.close();
    network.close();
  }
}
