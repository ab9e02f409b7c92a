package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import lacuna.runtime.tensor.Tensors;
import org.jspecify.annotations.Nullable;

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

  /** Measures all images. */
  public Measurement measure() {
    return measure(images -> true);
  }

  /**
   * Measures all images, unless it is stopped.
   *
   * @param goesOn is given the number of images done after each batch; false stops
   * @throws RunException where the stage predicts a class more than once
   */
  public Measurement measure(LongPredicate goesOn) {
    try (NDManager memory = Engines.newMemory(network.device())) {
      Sums sums = new Sums(memory);
      boolean whole =
          pass.forEachBatch(
              (inputs, size) -> {
                sums.add(
                    network.stage().measure(inputs.images(), inputs.labels()),
                    inputs.labels(),
                    size);
                return goesOn.test(sums.images);
              });
      return whole ? sums.read() : Measurement.NONE;
    }
  }

  /** What is kept on the device until all images were seen. */
  private static final class Sums {
    private final NDManager memory;
    private final Map<String, NDArray> figures = new LinkedHashMap<>();
    private final List<NDArray> labels = new ArrayList<>();
    private final List<NDArray> predicted = new ArrayList<>();
    private @Nullable String classes;
    private long images;

    Sums(NDManager memory) {
      this.memory = memory;
    }

    void add(Map<String, NDArray> reported, @Nullable NDArray label, int size) {
      reported.forEach(
          (name, value) -> {
            if (value.getDataType() != DataType.INT64) {
              figures.merge(name, sum(value, size), Sums::both);
            } else if (label != null) {
              requireOne(name);
              labels.add(Engines.copy(label, DataType.INT64, memory));
              predicted.add(Engines.copy(value, DataType.INT64, memory));
            }
          });
      images += size;
    }

    private void requireOne(String name) {
      if (classes != null && !classes.equals(name)) {
        throw new RunException(
            """
            `%s` and `%s` both report a class for each image
              a stage reports one: leave one of them out\
            """
                .formatted(classes, name));
      }
      classes = name;
    }

    /** The sum of a figure over the images of a batch, in double precision. */
    private NDArray sum(NDArray mean, int size) {
      NDArray sum = Engines.copy(mean, DataType.FLOAT64, memory);
      Filling.multiply(sum, size);
      return sum;
    }

    private static NDArray both(NDArray sum, NDArray more) {
      NDArray both = Tensors.add(sum, more);
      both.attach(sum.getManager());
      sum.close();
      more.close();
      return both;
    }

    /** Reads all sums at once. */
    Measurement read() {
      Map<String, Double> means = new LinkedHashMap<>();
      if (!figures.isEmpty()) {
        double[] read = Engines.numbers(List.copyOf(figures.values()));
        for (String name : figures.keySet()) {
          means.put(name, read[means.size()] / images);
        }
      }
      return new Measurement(
          means,
          predicted.isEmpty()
              ? null
              : Confusion.of(Engines.integers(labels), Engines.integers(predicted)));
    }
  }
}
