package lacuna.runtime.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.data.NamedImages;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.run.Interruption;
import lacuna.runtime.run.Progress;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Shows a network image files, as its stage is shown images of its validation, and hands on what
 * one of its parts gave for each. Broken files are named and left out.
 */
public final class ImagePass {
  /** Images at once: nothing is kept for gradients, so any device has room. */
  private static final int BATCH = 32;

  private final Network network;
  private final Recipe recipe;
  private final String title;
  private final String part;
  private final PrintStream notes;

  /**
   * @param recipe says how images become the network's inputs
   * @param title before the progress: the stage
   * @param part whose output is wanted, as observers are told it
   * @param notes for progress and broken files
   */
  public ImagePass(
      Network network, Recipe recipe, String title, String part, PrintStream notes) {
    this.network = network;
    this.recipe = recipe;
    this.title = title;
    this.part = part;
    this.notes = notes;
  }

  /** What is done with a batch of images. */
  @FunctionalInterface
  public interface Computation {
    /**
     * @param images (batch, channels, height, width) float, normalized
     * @param labels (batch) int64, all 0
     */
    void run(Stage stage, NDArray images, NDArray labels);
  }

  /** Takes what there is of an image. */
  @FunctionalInterface
  public interface Rows {
    /**
     * @param values of the part's output for the image
     * @param shape of them
     */
    void add(Path image, float[] values, long[] shape) throws IOException;
  }

  /**
   * Goes over the files in their order.
   *
   * @return how many were read
   * @throws IOException where a row cannot be written
   * @throws RunException where somebody asks to stop, no file can be read, or the stage has no such
   *     part
   */
  public int over(List<Path> files, Computation computation, Rows rows) throws IOException {
    Progress progress = new Progress(notes, System.console() != null, title, files.size());
    LoaderOptions loading =
        new LoaderOptions(
            Math.min(BATCH, files.size()),
            recipe.workers(),
            recipe.seed(),
            files.size(),
            progress::say);
    DatasetPass pass =
        new DatasetPass(
            network,
            new NamedImages(files, recipe.data()),
            Pipelines.validation(recipe),
            loading,
            Seeds.EVALUATION);
    Visit visit = new Visit(files, computation, rows, progress);
    try (Interruption stop = Interruption.listen(notes, "stopping after this batch")) {
      boolean whole =
          pass.forEachBatch(
              (inputs, size) -> {
                visit.batch(inputs.images(), inputs.labels(), size);
                return !stop.asked();
              });
      progress.end();
      if (!whole) {
        throw new RunException(
            "stopped after %d of %d images".formatted(visit.seen, files.size()),
            RunException.INTERRUPTED);
      }
      return visit.read;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      progress.end();
    }
  }

  /** One pass over the files. */
  private final class Visit implements Observer {
    private final List<Path> files;
    private final Computation computation;
    private final Rows rows;
    private final Progress progress;
    private float @Nullable [] values;
    private Shape shape = new Shape();
    private int seen;
    private int read;
    private long last = System.nanoTime();

    Visit(List<Path> files, Computation computation, Rows rows, Progress progress) {
      this.files = files;
      this.computation = computation;
      this.rows = rows;
      this.progress = progress;
    }

    @Override
    public NDArray observe(String from, String local, NDArray value) {
      if (from.equals(part)) {
        values = value.toType(DataType.FLOAT32, true).toFloatArray();
        shape = value.getShape();
      }
      return value;
    }

    /** A batch, in which the label of an image is the number of the file that was read for it. */
    void batch(NDArray images, @Nullable NDArray numbers, int size) {
      values = null;
      NDArray labels = Context.current().memory().zeros(new Shape(size), DataType.INT64);
      Layer.observeWith(this);
      try {
        computation.run(network.stage(), images, labels);
      } finally {
        Layer.observeWith(null);
      }
      float[] computed = values;
      if (computed == null || numbers == null) {
        throw new RunException("the stage has no part `%s` that computes anything".formatted(part));
      }
      long[] found = numbers.toLongArray();
      int each = computed.length / size;
      for (int i = 0; i < size; i++) {
        if (found[i] == seen + i) {
          add(seen + i, Arrays.copyOfRange(computed, i * each, (i + 1) * each));
        }
      }
      seen += size;
      long now = System.nanoTime();
      progress.images(seen, size, Math.max(1e-9, (now - last) * 1e-9), "images");
      last = now;
    }

    private void add(int number, float[] ofImage) {
      try {
        rows.add(files.get(number), ofImage, shape.slice(1).getShape());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      read++;
    }
  }
}
