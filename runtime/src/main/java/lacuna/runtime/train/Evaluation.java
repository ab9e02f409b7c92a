package lacuna.runtime.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** The stage's figures over the validation images, each image once. */
public final class Evaluation {
  private final Network network;
  private final DatasetPass pass;

  /**
   * An evaluation that can be run again and again.
   *
   * @param pass over the validation images
   */
  public Evaluation(Network network, DatasetPass pass) {
    this.network = network;
    this.pass = pass;
  }

  /** Means over all images, by name. */
  public Map<String, Double> measure() {
    return measure(images -> true);
  }

  /**
   * Means over all images, by name; none where it was stopped.
   *
   * @param goesOn is given the number of images done after each batch; false stops
   */
  public Map<String, Double> measure(LongPredicate goesOn) {
    Map<String, Double> sums = new LinkedHashMap<>();
    long[] images = {0};
    boolean whole =
        pass.forEachBatch(
            (inputs, size) -> {
              network
                  .stage()
                  .measure(inputs.images(), inputs.labels())
                  .forEach((name, value) -> sums.merge(name, value * size, Double::sum));
              images[0] += size;
              return goesOn.test(images[0]);
            });
    if (!whole) {
      return Map.of();
    }
    sums.replaceAll((name, sum) -> sum / images[0]);
    return sums;
  }
}
