package lacuna.runtime.command;

import java.io.File;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.data.ImageList;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.RecipeBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings of a recipe that the command line may replace. */
final class RecipeOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "folder of training images, or a file that lists them")
  private @Nullable String data;

  @Option(names = "--workers", paramLabel = "N", description = "threads that prepare images")
  private @Nullable Integer workers;

  @Option(names = "--seed", paramLabel = "N", description = "seed of everything random")
  private @Nullable Integer seed;

  @Option(
      names = "--precision",
      paramLabel = "fp32|tf32|bf16",
      description = "fp32, tf32 (products of a GPU in TF32) or bf16 (products in bfloat16, weights in"
              + " 32 bits)")
  private @Nullable String precision;

  @Option(
      names = "--deterministic",
      description = "the same bits in every run on a GPU too, with slower algorithms")
  private boolean deterministic;

  /** The recipe with what was given replaced. */
  Recipe apply(Recipe recipe) {
    RecipeBuilder builder = recipe.but();
    if (data != null) {
      builder.data(at(recipe.data(), data));
    }
    if (workers != null) {
      builder.workers(workers);
    }
    if (seed != null) {
      builder.seed(seed);
    }
    if (precision != null) {
      try {
        builder.precision(precision);
      } catch (IllegalArgumentException e) {
        throw new RunException("--" + e.getMessage(), e);
      }
    }
    if (deterministic) {
      builder.deterministic(true);
    }
    return builder.build();
  }

  /** Whether images of a folder were asked for. */
  boolean hasData() {
    return data != null;
  }

  /** A folder, or a file that lists images, read as those of the spec are. */
  private static DataSource at(DataSource before, String path) {
    ImageOptions options = before.options();
    if (new File(path).isFile()) {
      return new ImageList(path, "", options);
    }
    return before instanceof ImageFolder images
        ? images.at(path)
        : new ImageFolder(path, true, options);
  }
}
