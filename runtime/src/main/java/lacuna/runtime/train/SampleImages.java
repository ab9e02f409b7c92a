package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.Batches;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.image.ImageWriter;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of what a network sees: the image, the image with what is hidden in gray, and the image
 * with the network's prediction where it was hidden.
 *
 * <p>They exist for stages with a mask, (batch, down, across) of truth values, and a prediction of
 * the image's shape. Of other stages nothing is written.
 */
final class SampleImages {
  private static final int COUNT = 12;
  private static final int GRAY = 128;
  private static final int COLOURS = 3;

  private final Network network;
  private final Recipe recipe;
  private final DataSource source;

  /** The mask and the prediction that a step has shown. */
  private static final class Sight implements Observer {
    private final NDArray images;
    private float @Nullable [] prediction;
    private boolean @Nullable [] hidden;
    private int down;
    private int across;

    Sight(NDArray images) {
      this.images = images;
    }

    @Override
    public NDArray seen(String part, String local, NDArray value) {
      long axes = value.getShape().dimension();
      if (part.equals("mask") && value.getDataType() == DataType.BOOLEAN && axes == 3) {
        hidden = value.toBooleanArray();
        down = (int) value.getShape().get(1);
        across = (int) value.getShape().get(2);
      } else if (!part.equals("target") && value.getShape().equals(images.getShape())) {
        prediction = value.toType(DataType.FLOAT32, true).toFloatArray();
      }
      return value;
    }
  }

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
    Loading loading = new Loading(count, 0, recipe.seed(), recipe.broken(), warning -> {});
    try (Batches batches = Batches.inOrder(source, pipeline, loading)) {
      Batch batch = batches.next();
      Engines.seed(Seeds.of(recipe.seed(), Seeds.EVALUATION, 0));
      try (Scope scope = Scope.open(network.device())) {
        Training.Inputs inputs = BatchInputs.load(batch, source);
        Sight sight = new Sight(inputs.images());
        Scope.observe(sight);
        network.stage().measure(inputs.images(), inputs.labels());
        if (sight.prediction == null) { // a stage whose figures do not come from its step
          Context.current().training(false);
          network.stage().loss(inputs.images(), inputs.labels());
          Context.current().training(true);
        }
        float[] prediction = sight.prediction;
        boolean[] hidden = sight.hidden;
        if (prediction != null && hidden != null) {
          write(folder, batch, prediction, hidden, sight);
        }
      } finally {
        Scope.observe(null);
      }
    }
  }

  private void write(Path folder, Batch batch, float[] prediction, boolean[] hidden, Sight sight) {
    int height = recipe.image().height();
    int width = recipe.image().width();
    float[] image = new float[prediction.length];
    batch.images().duplicate().get(image);
    for (int n = 0; n < batch.size(); n++) {
      byte[] plain = new byte[height * width * COLOURS];
      byte[] masked = plain.clone();
      byte[] filled = plain.clone();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int cell = (n * sight.down + y * sight.down / height) * sight.across;
          boolean hides = hidden[cell + x * sight.across / width];
          for (int colour = 0; colour < COLOURS; colour++) {
            int channel = Math.min(colour, recipe.channels() - 1);
            int from = ((n * recipe.channels() + channel) * height + y) * width + x;
            int to = (y * width + x) * COLOURS + colour;
            plain[to] = level(image[from], channel);
            masked[to] = hides ? (byte) GRAY : plain[to];
            filled[to] = hides ? level(prediction[from], channel) : plain[to];
          }
        }
      }
      write(
          folder, n, List.of("image", "masked", "reconstruction"), List.of(plain, masked, filled));
    }
  }

  private void write(Path folder, int number, List<String> names, List<byte[]> pictures) {
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < names.size(); i++) {
        Path file = folder.resolve("%02d-%s.png".formatted(number, names.get(i)));
        byte[] png =
            ImageWriter.png(recipe.image().width(), recipe.image().height(), pictures.get(i));
        Files.write(file, png);
      }
    } catch (IOException e) {
      throw new RunException("pictures cannot be written to " + folder + ": " + e.getMessage(), e);
    }
  }

  private byte level(float normalised, int channel) {
    double value = normalised * recipe.deviation().get(channel) + recipe.mean().get(channel);
    return (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}
