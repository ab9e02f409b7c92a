package lacuna.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.report.Gallery;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;

/**
 * The pictures of a run's report: a few images, masked, and reconstructed by its network.
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
  void write(Path folder) {
    int count = Math.min(COUNT, source.count());
    LoaderOptions loading =
        new LoaderOptions(count, 0, recipe.seed(), recipe.maxCorrupt(), warning -> {});
    new DatasetPass(network, source, Pipelines.validation(recipe), loading, Seeds.EVALUATION)
        .forEachBatch(
            (inputs, size) -> {
              ForwardCapture capture = ForwardCapture.of(network, inputs);
              if (capture.hasMask() && capture.hasPrediction()) {
                ReconstructionGrid grid = new ReconstructionGrid(recipe, capture);
                for (int n = 0; n < size; n++) {
                  write(folder, n, grid.row(n));
                }
              }
              return false; // one batch is enough
            });
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
