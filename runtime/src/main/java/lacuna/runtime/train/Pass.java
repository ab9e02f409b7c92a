package lacuna.runtime.train;

import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.Batches;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Scope;

/** Looks at every image of a source once, in the source's order, with the same draws each time. */
final class Pass {
  private final Network network;
  private final DataSource source;
  private final Pipeline pipeline;
  private final Loading loading;
  private final long purpose;

  /**
   * A pass that can be made again and again.
   *
   * @param source prepared
   * @param purpose tells the draws of one pass from those of another: of {@link Seeds}
   */
  Pass(Network network, DataSource source, Pipeline pipeline, Loading loading, long purpose) {
    this.network = network;
    this.source = source;
    this.pipeline = pipeline;
    this.loading = loading;
    this.purpose = purpose;
  }

  /** Sees a batch; returns whether to go on. Called in an open scope. */
  @FunctionalInterface
  interface Look {
    boolean at(Training.Inputs inputs, int images);
  }

  /** Makes the pass; returns whether it came to its end. */
  @SuppressWarnings("try") // the scope owns what is made in it
  boolean make(Look look) {
    try (Batches batches = Batches.inOrder(source, pipeline, loading)) {
      for (int number = 0; batches.hasNext(); number++) {
        Batch batch = batches.next();
        Engines.seed(Seeds.of(loading.seed(), purpose, number));
        try (Scope scope = Scope.open(network.device())) {
          if (!look.at(BatchInputs.load(batch, source), batch.size())) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
