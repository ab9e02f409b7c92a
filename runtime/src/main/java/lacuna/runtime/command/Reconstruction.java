package lacuna.runtime.command;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.ImageFiles;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.report.Gallery;
import lacuna.runtime.run.ForwardCapture;
import lacuna.runtime.run.ReconstructionGrid;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.HostTensor;
import lacuna.runtime.tensor.PixelNormalization;
import lacuna.runtime.train.Inputs;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;

/** Draws images, masked, and reconstructed by a network, with a line of text for each. */
final class Reconstruction {
  private static final int MAX_ROWS = 32;

  private final Network network;
  private final String stage;
  private final Recipe recipe;
  private final PrintStream out;

  /**
   * @param network of the stage; it computes as in evaluation from here on
   * @param out for a line per image
   */
  Reconstruction(Network network, String stage, Recipe recipe, PrintStream out) {
    this.network = network;
    this.stage = stage;
    this.recipe = recipe;
    this.out = out;
    Context.current().training(false);
  }

  /** The first of some files: at most as many as are drawn. */
  static List<Path> drawn(List<Path> files, PrintStream out) {
    if (files.size() > MAX_ROWS) {
      out.printf(
          "the first %d of %d images are drawn; name files to choose others%n",
          MAX_ROWS, files.size());
    }
    return files.subList(0, Math.min(MAX_ROWS, files.size()));
  }

  /** Draws a row for each image that can be read. */
  void draw(List<Path> files, Path picture) throws IOException {
    Pipeline pipeline = Pipelines.validation(recipe);
    try (HostTensor room = Batch.room(1, false, pipeline)) {
      draw(files, picture, pipeline, room);
    }
  }

  private void draw(List<Path> files, Path picture, Pipeline pipeline, HostTensor room)
      throws IOException {
    Workspace space = new Workspace();
    ImageFiles reader =
        new ImageFolder(".", false, recipe.data().options());
    List<Gallery.Triplet> rows = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < files.size(); i++) {
      space.begin();
      try {
        pipeline.write(
            reader.load(files.get(i), space),
            new Random(recipe.seed()),
            room.buffer(),
            0,
            space);
      } catch (BrokenImageException broken) {
        say("%s: skipped, %s".formatted(files.get(i), broken.getMessage()));
        continue;
      }
      Engines.seed(Seeds.of(recipe.seed(), Seeds.EVALUATION, i));
      ForwardCapture capture = capture(pipeline, room);
      require(capture);
      ReconstructionGrid grid = new ReconstructionGrid(recipe, capture);
      rows.add(grid.row(0));
      exact = capture.predictsPixels();
      String quality = exact ? ", " + decibels(grid.peakSignalToNoise(0)) : "";
      say(String.format(Locale.ROOT, "%s: loss %.4f%s", files.get(i), capture.loss(), quality));
    }
    if (rows.isEmpty()) {
      throw new RunException("none of the images can be read");
    }
    if (!exact) {
      out.println("note: the target is not the image itself; the picture shows the prediction");
    }
    write(picture, rows);
    out.println("picture: " + picture + " (image, masked image, reconstruction)");
  }

  /** Says a line, in which text of files does nothing to the terminal. */
  void say(String line) {
    out.println(Printable.text(line));
  }

  private static String decibels(double ratio) {
    return String.format(Locale.ROOT, "PSNR %.1f dB where masked", ratio);
  }

  /** One image's pass; a label that a step wants is 0. */
  @SuppressWarnings("try") // the scope owns what is made in it
  private ForwardCapture capture(Pipeline pipeline, HostTensor room) {
    try (Scope scope = Scope.open(network.device());
        PixelNormalization normalization =
            new PixelNormalization(network.device(), pipeline.mean(), pipeline.std())) {
      NDManager memory = Context.current().memory();
      NDArray written = room.first(1);
      NDArray pixels = Engines.copy(written, written.getDataType(), memory);
      return ForwardCapture.of(
          network,
          new Inputs(
              pipeline.bytes() ? normalization.of(pixels) : pixels,
              memory.zeros(new Shape(1), DataType.INT64)));
    }
  }

  private void require(ForwardCapture capture) {
    if (!capture.hasMask()) {
      throw new RunException(
          """
          the stage `%s` has no mask, so there is nothing to reconstruct
            choose a stage with a mask by --stage\
          """
              .formatted(stage));
    }
    if (!capture.hasPrediction()) {
      throw new RunException(
          """
          the stage `%s` does not predict an image, so there is nothing to draw
            its target has another shape than the image: classes or tokens, for instance\
          """
              .formatted(stage));
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
