package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import lacuna.runtime.tensor.Tensors;

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
    Map<String, NDArray> sums = new LinkedHashMap<>();
    long[] images = {0};
    try (NDManager memory = Engines.newMemory(network.device())) {
      boolean whole =
          pass.forEachBatch(
              (inputs, size) -> {
                network
                    .stage()
                    .measure(inputs.images(), inputs.labels())
                    .forEach(
                        (name, value) ->
                            sums.merge(name, sum(value, size, memory), Evaluation::add));
                images[0] += size;
                return goesOn.test(images[0]);
              });
      return whole && !sums.isEmpty() ? means(sums, images[0]) : Map.of();
    }
  }

  /** The sum of a figure over the images of a batch, in double precision, where it was computed. */
  private static NDArray sum(NDArray mean, int images, NDManager memory) {
    NDArray sum = Engines.copy(mean, DataType.FLOAT64, memory);
    Filling.multiply(sum, images);
    return sum;
  }

  private static NDArray add(NDArray sum, NDArray more) {
    NDArray both = Tensors.add(sum, more);
    both.attach(sum.getManager());
    sum.close();
    more.close();
    return both;
  }

  /** Reads all sums at once. */
  private static Map<String, Double> means(Map<String, NDArray> sums, long images) {
    double[] read = Engines.numbers(List.copyOf(sums.values()));
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : sums.keySet()) {
      means.put(name, read[means.size()] / images);
    }
    return means;
  }
}
