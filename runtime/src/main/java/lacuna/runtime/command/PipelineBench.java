package lacuna.runtime.command;

import java.io.PrintStream;
import lacuna.runtime.data.DataBench;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;

/**
 * Times the input pipeline of a stage, without a network.
 *
 * @param out for warnings of corrupt images
 */
record PipelineBench(
    Experiment experiment, Experiment.Stage stage, Recipe recipe, PrintStream out) {

  /** Reads and prepares so many images, after a warm-up. */
  BenchFigures run(int images) {
    DataSource source = recipe.data().prepare(recipe.image(), recipe.seed());
    double rate =
        DataBench.measure(source, Pipelines.data(recipe), loading(recipe, out), images / 4, images);
    return new BenchFigures()
        .put("model", experiment.name())
        .put("stage", stage.name())
        .put("pipeline", source.description())
        .put("workers", recipe.workers())
        .put("image", recipe.image().height())
        .put("images_per_s", rate, 1);
  }

  /** How a bench loads images. */
  static LoaderOptions loading(Recipe recipe, PrintStream out) {
    return new LoaderOptions(
        recipe.batchSize(), recipe.workers(), recipe.seed(), recipe.maxCorrupt(), out::println);
  }
}
