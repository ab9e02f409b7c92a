package lacuna.runtime.train;

import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Engines;

/** Goes over every image of a source once, in the source's order, with the same draws each time. */
public final class DatasetPass {
  private final Network network;
  private final DataSource source;
  private final Pipeline pipeline;
  private final LoaderOptions options;
  private final long purpose;

  /**
   * A pass that can be made again and again.
   *
   * @param source prepared
   * @param purpose tells the draws of one pass from those of another: of {@link Seeds}
   */
  public DatasetPass(
      Network network,
      DataSource source,
      Pipeline pipeline,
      LoaderOptions options,
      long purpose) {
    this.network = network;
    this.source = source;
    this.pipeline = pipeline;
    this.options = options;
    this.purpose = purpose;
  }

  /** Is given a batch and the number of its images, in an open scope; returns whether to go on. */
  @FunctionalInterface
  public interface Visitor {
    boolean visit(Inputs inputs, int images);
  }

  /** Makes the pass; returns whether it came to its end. */
  @SuppressWarnings("try") // the scope owns what is made in it
  public boolean forEachBatch(Visitor visitor) {
    try (Feed batches = feed()) {
      for (int number = 0; batches.hasNext(); number++) {
        Engines.seed(Seeds.of(options.seed(), purpose, number));
        Context.current().expectSeed(Seeds.of(options.seed(), purpose, number + 1L));
        try (Scope scope = Scope.open(network.device())) {
          Inputs inputs = batches.next();
          if (!visitor.visit(inputs, (int) inputs.images().getShape().get(0))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private Feed feed() {
    return Feed.to(
        network.device(),
        source,
        pipeline,
        options,
        loading -> DataLoader.inOrder(source, pipeline, loading));
  }
}
