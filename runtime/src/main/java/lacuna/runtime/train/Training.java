package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.optimizer.Moments;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A network with its optimizer: one update at a time.
 *
 * <p>An update is forward and backward over each of its parts, one clip of the summed gradients'
 * global norm (or one after every part, as SimMIM's code has it), and one step of the optimizer.
 */
final class Training implements AutoCloseable {
  private static final double CLIP_EPSILON = 1e-6;
  private static final int WORST = 5;

  private final Recipe recipe;
  private final Learning learning;
  private final Network network;
  private final Moments moments;
  private final List<NDArray> trained;

  /** What an update computed: the mean loss of its parts, the gradients' norm before clipping. */
  record Result(double loss, double gradientNorm) {}

  /** Loads images and labels into the engine; called in an open scope. */
  @FunctionalInterface
  interface Part {
    Inputs load(int part);
  }

  /** One part's images, (size, channels, height, width), and labels, (size), or null. */
  record Inputs(NDArray images, @Nullable NDArray labels) {}

  /**
   * @param learning of the recipe
   */
  Training(
      Recipe recipe, Learning learning, Function<Weights, ? extends Stage> make, Device device) {
    this.recipe = recipe;
    this.learning = learning;
    network = new Network(recipe, make, device);
    moments = learning.optimizer().begin(network.parameters());
    trained = network.parameters().trained().stream().map(Parameter::array).toList();
    Context.current().training(true);
  }

  Network network() {
    return network;
  }

  Moments moments() {
    return moments;
  }

  /**
   * Makes an update: {@link #step} with nobody looking.
   *
   * @param number counts from 0; with the recipe's seed it decides all random draws
   * @param rates one per group of the optimizer
   * @throws NotFinite before any weight changes, if the loss or a gradient is not finite
   */
  Result update(long number, List<Double> rates, Part inputs) {
    return step(number, rates, inputs, gradients -> {});
  }

  /**
   * Computes loss and gradients and, where there are rates, makes an update.
   *
   * @param rates null to leave the weights as they are
   * @param look is shown the gradients of the whole update before they are clipped
   */
  @SuppressWarnings("try") // the scope owns what is made in it
  Result step(long number, @Nullable List<Double> rates, Part inputs, Consumer<Gradients> look) {
    double loss = 0;
    Gradients gradients = null;
    try {
      for (int part = 0; part < learning.accumulate(); part++) {
        Engines.seed(Seeds.of(recipe.seed(), number, part));
        try (Scope scope = Scope.open(network.device())) {
          Inputs given = inputs.load(part);
          NDArray value = network.stage().loss(given.images(), given.labels());
          loss += Engines.number(value) / learning.accumulate();
          if (gradients == null) {
            gradients = Gradients.of(value, trained);
          } else {
            gradients.add(value);
          }
          if (learning.clipParts() && part + 1 < learning.accumulate()) {
            clip(gradients, gradients.norm() / learning.accumulate());
          }
        }
      }
      if (gradients == null) {
        throw new IllegalStateException("an update without parts");
      }
      gradients.scale(1.0 / learning.accumulate());
      try (Scope scope = Scope.open(network.device())) {
        look.accept(gradients);
      }
      return new Result(loss, apply(loss, gradients, rates));
    } finally {
      if (gradients != null) {
        gradients.close();
      }
    }
  }

  /** Clips and steps; returns the norm before clipping. */
  private double apply(double loss, Gradients gradients, @Nullable List<Double> rates) {
    double norm = gradients.norm();
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new NotFinite(loss, worst(gradients.norms()));
    }
    if (rates == null) {
      return norm;
    }
    clip(gradients, norm);
    moments.update(gradients, rates);
    return norm;
  }

  private void clip(Gradients gradients, double norm) {
    Double clip = learning.clip();
    if (clip != null) {
      gradients.scale(Math.min(1, clip / (norm + CLIP_EPSILON)));
    }
  }

  private List<String> worst(double[] norms) {
    List<Parameter> all = network.parameters().trained();
    Comparator<Integer> bySize =
        Comparator.comparingDouble(
            i -> Double.isFinite(norms[i]) ? -norms[i] : Double.NEGATIVE_INFINITY);
    List<String> worst = new ArrayList<>();
    IntStream.range(0, norms.length)
        .boxed()
        .sorted(bySize)
        .limit(WORST)
        .forEach(
            i ->
                worst.add(
                    String.format(
                        Locale.ROOT,
                        "%s: gradient norm %.3g, %d values",
                        all.get(i).key(),
                        norms[i],
                        all.get(i).array().size())));
    return worst;
  }

  @Override
  public void close() {
    moments.close();
    network.close();
  }
}
