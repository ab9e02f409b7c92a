package lacuna.runtime.data;

import lacuna.runtime.augment.Pipeline;

/** Measures how many images a second a source can give when nothing else is to do. */
public final class DataBench {
  private DataBench() {}

  /**
   * Images a second, from the end of a warm-up on (the first batches start the threads and the
   * compiler of the JVM).
   *
   * @param source prepared
   * @param warmUp images read before the clock starts, at least one batch
   * @param images read while it runs, rounded up to whole batches
   */
  public static double measure(
      DataSource source, Pipeline pipeline, LoaderOptions loading, int warmUp, int images) {
    try (DataLoader batches = DataLoader.shuffled(source, pipeline, loading, 0, 0)) {
      for (int seen = 0; seen < Math.max(1, warmUp); ) {
        seen += batches.next().size();
      }
      long start = System.nanoTime();
      int seen = 0;
      while (seen < images) {
        seen += batches.next().size();
      }
      return seen / ((System.nanoTime() - start) * 1e-9);
    }
  }
}
