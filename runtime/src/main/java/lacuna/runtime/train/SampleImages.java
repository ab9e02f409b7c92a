package lacuna.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.Batches;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.report.Gallery;
import lacuna.runtime.tensor.Engines;

/**
 * The pictures of a run's report: what its network sees of a few images, and what it makes of that.
 *
 * <p>They exist for stages with a mask and a prediction of the image. Of other stages nothing is
 * written.
 */
final class SampleImages {
  private static final int COUNT = 12;

  private final Network network;
  private final Recipe recipe;
  private final DataSource source;

  /**
   * Pictures of the first images of a source.
   *
   * @param source prepared
   */
  SampleImages(Network network, Recipe recipe, DataSource source) {
    this.network = network;
    this.recipe = recipe;
    this.source = source;
  }

  /** Writes the pictures into a folder. */
  @SuppressWarnings("try") // the scope owns what is made in it
  void write(Path folder) {
    Pipeline pipeline = Pipelines.validation(recipe);
    int count = Math.min(COUNT, source.count());
    Loading loading = new Loading(count, 0, recipe.seed(), recipe.maxCorrupt(), warning -> {});
    try (Batches batches = Batches.inOrder(source, pipeline, loading)) {
      Batch batch = batches.next();
      Engines.seed(Seeds.of(recipe.seed(), Seeds.EVALUATION, 0));
      try (Scope scope = Scope.open(network.device())) {
        Sight sight = Sight.of(network, BatchInputs.load(batch, source));
        if (sight.hasMask() && sight.hasPrediction()) {
          for (int n = 0; n < batch.size(); n++) {
            write(folder, n, new Triplets(recipe).of(batch.images(), sight, n));
          }
        }
      }
    }
  }

  private static void write(Path folder, int number, Gallery.Triplet triplet) {
    try {
      Files.createDirectories(folder);
      triplet.image().write(file(folder, number, "image"));
      triplet.masked().write(file(folder, number, "masked"));
      triplet.reconstruction().write(file(folder, number, "reconstruction"));
    } catch (IOException e) {
      throw new RunException("pictures cannot be written to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path folder, int number, String name) {
    return folder.resolve("%02d-%s.png".formatted(number, name));
  }
}
