package lacuna.runtime.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.report.Gallery;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what a trained network makes of images that are partly hidden. */
@Command(
    name = "reconstruct",
    mixinStandardHelpOptions = true,
    description = {
      "Draws images, what the network sees of them, and what it makes of that, in one PNG.",
      "Images are files or folders, of any size."
    },
    footer = {"", "Example: reconstruct runs/first photo.jpg --out /tmp/photo.png"})
final class Reconstruct implements Callable<Integer> {
  /** Rows of the picture. */
  private static final int MOST = 32;

  private final Experiment experiment;
  private final PrintStream out;

  @Parameters(index = "0", paramLabel = "RUN", description = "folder of the run")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = "JPEG or PNG files, or folders of them")
  private List<Path> images = List.of();

  @Option(names = "--stage", paramLabel = "NAME", description = "the stage (default: the first)")
  private @Nullable String stage;

  @Option(names = "--best", description = "the weights that had the best figure, not the last")
  private boolean best;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the picture (default: reconstruction.png in the run's folder)")
  private @Nullable Path file;

  @Option(names = "--seed", paramLabel = "N", description = "another seed, for other masks")
  private @Nullable Integer seed;

  @Mixin private DeviceOption device = new DeviceOption();

  Reconstruct(Experiment experiment, PrintStream out) {
    this.experiment = experiment;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Experiment.Phase phase = experiment.one(stage);
    Recipe recipe = phase.recipe().get();
    if (seed != null) {
      recipe = recipe.but().seed(seed).build();
    }
    List<Path> files = files();
    try (Network network = new Network(recipe, phase.stage(), device.device())) {
      Context.current().training(false);
      load(network, phase.name());
      Path picture = file == null ? run.resolve("reconstruction.png") : file;
      List<Gallery.Triplet> rows = rows(network, phase.name(), recipe, files);
      write(picture, rows);
      out.println("picture: " + picture + " (image, masked image, reconstruction)");
    }
    return 0;
  }

  /** The files in their order, those of a folder by name; at most as many as there are rows. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path path : images) {
      if (Files.isDirectory(path)) {
        ImageFolder folder = new ImageFolder(path.toString(), false);
        for (int i = 0; i < folder.count(); i++) {
          files.add(Path.of(folder.name(i)));
        }
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new RunException("there is no image or folder " + path);
      }
    }
    if (files.size() > MOST) {
      out.printf(
          "the first %d of %d images are drawn; name files to choose others%n",
          MOST, files.size());
    }
    return files.subList(0, Math.min(MOST, files.size()));
  }

  /** Last weights of a finished stage, those of an unfinished one's state, or the best. */
  private void load(Network network, String name) {
    RunFolder folder = new RunFolder(run, experiment);
    Path weights = best ? folder.best(name) : folder.model(name);
    StateFolder state = folder.state(name);
    if (Files.isRegularFile(weights)) {
      WeightsFile.load(weights, network.parameters());
      out.printf("%s: weights of %s%n", name, weights);
    } else if (!best && state.exists()) {
      try (SafetensorsReader reader = state.tensors()) {
        WeightsFile.loadBelow(reader, Trainer.MODEL, network.parameters());
      }
      out.printf(
          "%s: not finished, weights after update %d%n", name, state.counters().update());
    } else {
      throw new RunException(
          """
          %s holds no weights of the stage `%s`
            there is no %s%s
            train it first, or choose another stage by --stage\
          """
              .formatted(run, name, weights, best ? "" : " and no saved state"));
    }
  }

  private List<Gallery.Triplet> rows(
      Network network, String name, Recipe recipe, List<Path> files) throws IOException {
    Pipeline pipeline = Pipelines.validation(recipe);
    Triplets triplets = new Triplets(recipe);
    Workspace space = new Workspace();
    FloatBuffer pixels = FloatBuffer.allocate(pipeline.length());
    List<Gallery.Triplet> rows = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < files.size(); i++) {
      space.begin();
      try {
        pipeline.write(
            ImageReader.read(files.get(i), space), new Random(recipe.seed()), pixels, 0, space);
      } catch (BrokenImageException broken) {
        out.printf("%s: left out, %s%n", files.get(i), broken.getMessage());
        continue;
      }
      Engines.seed(Seeds.of(recipe.seed(), Seeds.EVALUATION, i));
      Sight sight = sight(network, recipe, pixels);
      require(sight, name);
      rows.add(triplets.of(pixels, sight, 0));
      exact = sight.predictsPixels();
      String quality = exact ? ", " + decibels(triplets.peakSignalToNoise(pixels, sight, 0)) : "";
      out.printf(Locale.ROOT, "%s: loss %.4f%s%n", files.get(i), sight.loss(), quality);
    }
    if (rows.isEmpty()) {
      throw new RunException("none of the images can be read");
    }
    if (!exact) {
      out.println("note: the target is not the image itself; what is drawn is what is predicted");
    }
    return rows;
  }

  private static String decibels(double ratio) {
    return String.format(Locale.ROOT, "PSNR %.1f dB where hidden", ratio);
  }

  /** One image's pass; a label that a step wants is 0. */
  @SuppressWarnings("try") // the scope owns what is made in it
  private static Sight sight(Network network, Recipe recipe, FloatBuffer pixels) {
    try (Scope scope = Scope.open(network.device())) {
      NDManager memory = Context.current().memory();
      Shape shape =
          new Shape(1, recipe.channels(), recipe.image().height(), recipe.image().width());
      return Sight.of(
          network,
          new Training.Inputs(
              memory.create(pixels.duplicate(), shape),
              memory.zeros(new Shape(1), DataType.INT64)));
    }
  }

  private static void require(Sight sight, String name) {
    if (!sight.hasMask()) {
      throw new RunException(
          """
          the stage `%s` hides nothing, so there is nothing to reconstruct
            choose a stage with a mask by --stage\
          """
              .formatted(name));
    }
    if (!sight.hasPrediction()) {
      throw new RunException(
          """
          the stage `%s` predicts no picture, so there is nothing to draw
            its target has another shape than the image: classes or tokens, for instance\
          """
              .formatted(name));
    }
  }

  private static void write(Path picture, List<Gallery.Triplet> rows) {
    try {
      Path folder = picture.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Gallery.write(picture, rows, 1);
    } catch (IOException e) {
      throw new RunException(
          "the picture cannot be written to " + picture + ": " + e.getMessage(), e);
    }
  }
}
