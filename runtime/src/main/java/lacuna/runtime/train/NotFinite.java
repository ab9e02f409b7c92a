package lacuna.runtime.train;

import java.util.List;

/** A loss or a gradient that is infinite or not a number, before it has changed any weight. */
final class NotFinite extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final double loss;
  private final transient List<String> worst;

  /**
   * Describes an update that went wrong.
   *
   * @param worst the parameters with the worst gradients, in words, worst first
   */
  NotFinite(double loss, List<String> worst) {
    super("the loss is " + loss);
    this.loss = loss;
    this.worst = List.copyOf(worst);
  }

  double loss() {
    return loss;
  }

  List<String> worst() {
    return worst;
  }
}
