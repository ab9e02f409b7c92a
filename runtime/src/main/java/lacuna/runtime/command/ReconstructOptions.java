package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.inference.TrainedWeights;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws what a trained network makes of masked images. */
@Command(
    description = {
      "Draws images, masked, and reconstructed by a trained network, in one PNG.",
      RunImages.FILES
    },
    footer = {"", "Example: reconstruct runs/first photo.jpg --out /tmp/photo.png"})
public final class ReconstructOptions implements ExperimentCommand {
  @Option(names = "--stage", paramLabel = "NAME", description = "the stage (default: the first)")
  private @Nullable String stage;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the picture (default: reconstruction.png in the run's folder)")
  private @Nullable Path file;

  @Option(names = "--seed", paramLabel = "N", description = "another seed, for other masks")
  private @Nullable Integer seed;

  @Mixin private RunImages given = new RunImages();
  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "reconstruct";
  }

  /** The folder of the run. */
  public Path run() {
    return given.run();
  }

  /** The stage's name; null for the first. */
  public @Nullable String stage() {
    return stage;
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException {
    Experiment.Stage chosen = experiment.one(stage);
    Recipe recipe = chosen.recipe().get();
    if (seed != null) {
      recipe = recipe.but().seed(seed).build();
    }
    List<Path> files = Reconstruction.drawn(given.files(), out);
    try (Network network = new Network(recipe, chosen.network(), device.device())) {
      Reconstruction reconstruction = new Reconstruction(network, chosen.name(), recipe, out);
      new TrainedWeights(new RunFolder(given.run(), experiment), chosen.name(), given.best(), reconstruction::say)
          .load(network);
      reconstruction.draw(files, file == null ? given.run().resolve("reconstruction.png") : file);
    }
    return 0;
  }
}
