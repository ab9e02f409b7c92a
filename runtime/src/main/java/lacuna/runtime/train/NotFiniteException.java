package lacuna.runtime.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lacuna.runtime.nn.Parameter;

/** A loss or a gradient that is infinite or not a number, before it has changed any weight. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int WORST = 5;

  private final double loss;
  private final transient List<String> worst;

  private NotFiniteException(double loss, List<String> worst) {
    super("the loss is " + loss);
    this.loss = loss;
    this.worst = worst;
  }

  /**
   * Describes an update that went wrong.
   *
   * @param norms of the gradients of {@code trained}, in their order
   */
  static NotFiniteException of(double loss, List<Parameter> trained, double[] norms) {
    Comparator<Integer> bySize =
        Comparator.comparingDouble(
            i -> Double.isFinite(norms[i]) ? -norms[i] : Double.NEGATIVE_INFINITY);
    List<String> worst = new ArrayList<>();
    IntStream.range(0, norms.length)
        .boxed()
        .sorted(bySize)
        .limit(WORST)
        .forEach(i -> worst.add(described(trained.get(i), norms[i])));
    return new NotFiniteException(loss, List.copyOf(worst));
  }

  private static String described(Parameter parameter, double norm) {
    return String.format(
        Locale.ROOT,
        "%s: gradient norm %.3g, %d values",
        parameter.key(),
        norm,
        parameter.array().size());
  }

  /** The loss of the update, which may be finite where a gradient is not. */
  public double loss() {
    return loss;
  }

  /** The parameters with the largest gradients, in words, the worst first. */
  public List<String> worst() {
    return worst;
  }
}
