package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.inference.FeatureFile;
import lacuna.runtime.inference.ImagePass;
import lacuna.runtime.inference.TrainedWeights;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Computes features of images. The experiment must have a stage of the name {@link #STAGE} beside
 * those of the run, which gathers the features of the run's encoder.
 */
@Command(
    description = {
      "Computes features of images by a trained encoder: a vector for each image.",
      RunImages.FILES
    })
public final class EmbedOptions implements ExperimentCommand {
  /** The stage that gathers features. */
  public static final String STAGE = "lacuna_features";

  /** What observers are told of what a stage gathers. */
  private static final String GATHERED = "gathered";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "the file to write: .csv, or .npy with the paths in a .txt beside it")
  private Path file = Path.of("");

  @Option(
      names = "--tokens",
      description = "a vector for each token, where nothing is hidden, not one for the image")
  private boolean tokens;

  @Option(names = "--stage", paramLabel = "NAME", description = "the stage (default: the first)")
  private @Nullable String stage;

  @Mixin private RunImages given = new RunImages();
  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "embed";
  }

  /** The folder of the run. */
  public Path run() {
    return given.run();
  }

  /** The stage's name; null for the first. */
  public @Nullable String stage() {
    return stage;
  }

  /** Whether a vector for each token is wanted. */
  public boolean tokens() {
    return tokens;
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException {
    Experiment.Stage gathering = experiment.one(STAGE);
    Experiment ofRun =
        new Experiment(
            experiment.name(),
            experiment.anchor(),
            experiment.stages().stream().filter(each -> each != gathering).toList());
    Experiment.Stage chosen = ofRun.one(stage);
    Recipe recipe = chosen.recipe().get();
    List<Path> files = given.files();
    try (FeatureFile features = FeatureFile.create(file, tokens);
        Network network =
            new Network(gathering.recipe().get(), gathering.network(), device.device())) {
      new TrainedWeights(
              new RunFolder(given.run(), ofRun),
              chosen.name(),
              given.best(),
              line -> out.println(Printable.text(line)))
          .loadEncoder(network);
      int read =
          new ImagePass(network, recipe, chosen.name(), GATHERED, out)
              .over(
                  files,
                  (gatherer, pixels, labels) -> gatherer.look(pixels, null),
                  (image, values, shape) -> add(features, image, values, shape));
      features.complete();
      out.println(Printable.text("%s: features of %d images".formatted(file, read)));
    }
    return 0;
  }

  private static void add(FeatureFile features, Path image, float[] values, long[] shape)
      throws IOException {
    switch (shape.length) {
      case 1, 2 -> features.add(image, values, (int) shape[shape.length - 1]);
      case 3 -> features.add(image, rowsOfTokens(values, (int) shape[0]), (int) shape[0]);
      default ->
          throw new RunException(
              "the encoder gives %d axes for an image: neither tokens nor a grid of them"
                  .formatted(shape.length));
    }
  }

  /** From (width, rows, columns) to (rows * columns, width). */
  private static float[] rowsOfTokens(float[] grid, int width) {
    int tokens = grid.length / width;
    float[] rows = new float[grid.length];
    for (int token = 0; token < tokens; token++) {
      for (int i = 0; i < width; i++) {
        rows[token * width + i] = grid[i * tokens + token];
      }
    }
    return rows;
  }
}
