package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a batch shows: its mask, (batch, mask_rows, mask_columns) of booleans, its prediction
 * of the images, and its loss. A prediction of fewer pixels, (batch, channels, height / k, width /
 * k), counts too.
 */
final class Sight implements Observer {
  private static final String LOSS = "loss";

  private final Shape whole;
  private final float[] images;
  private @Nullable Shape predicted;
  private float @Nullable [] prediction;
  private float @Nullable [] target;
  private boolean @Nullable [] hidden;
  private Shape mask = new Shape();
  private double loss;

  private Sight(NDArray images) {
    whole = images.getShape();
    this.images = floats(images);
  }

  /** Looks at a stage's pass over a batch, in evaluation; called in an open scope. */
  static Sight of(Network network, Training.Inputs inputs) {
    Sight sight = new Sight(inputs.images());
    Scope.observe(sight);
    try {
      Map<String, Double> figures = network.stage().measure(inputs.images(), inputs.labels());
      if (figures.containsKey(LOSS)) {
        sight.loss = figures.get(LOSS);
      } else { // a stage whose figures do not come from its step
        boolean before = Context.current().training();
        Context.current().training(false);
        sight.loss = Engines.number(network.stage().loss(inputs.images(), inputs.labels()));
        Context.current().training(before);
      }
    } finally {
      Scope.observe(null);
    }
    return sight;
  }

  @Override
  public NDArray seen(String part, String local, NDArray value) {
    if (part.equals("mask") && isMask(value)) {
      hidden = value.toBooleanArray();
      mask = value.getShape();
    } else if (part.equals("target")) {
      target = value.getShape().equals(whole) ? floats(value) : null;
    } else if (isPicture(value.getShape())) {
      prediction = floats(value);
      predicted = value.getShape();
    }
    return value;
  }

  private static boolean isMask(NDArray value) {
    return value.getDataType() == DataType.BOOLEAN && value.getShape().dimension() == 3;
  }

  /** Whether it has the images' channels, and each of its pixels stands for a square of theirs. */
  private boolean isPicture(Shape shape) {
    return shape.dimension() == 4
        && shape.get(0) == whole.get(0)
        && shape.get(1) == whole.get(1)
        && whole.get(2) % shape.get(2) == 0
        && whole.get(3) == shape.get(3) * (whole.get(2) / shape.get(2));
  }

  private static float[] floats(NDArray value) {
    return value.toType(DataType.FLOAT32, true).toFloatArray();
  }

  /** Whether something was hidden. */
  boolean hasMask() {
    return hidden != null;
  }

  /** Whether a picture was predicted. */
  boolean hasPrediction() {
    return prediction != null;
  }

  /** Whether the prediction is to equal the images themselves, pixel by pixel. */
  boolean predictsPixels() {
    return target != null && Arrays.equals(target, images);
  }

  /** The loss of the batch. */
  double loss() {
    return loss;
  }

  /** Whether a pixel of image {@code n} is hidden. */
  boolean hides(int n, int y, int x) {
    if (hidden == null) {
      throw new IllegalStateException("nothing was hidden");
    }
    int down = (int) mask.get(1);
    int across = (int) mask.get(2);
    int row = (int) (y * down / whole.get(2));
    int column = (int) (x * across / whole.get(3));
    return hidden[(n * down + row) * across + column];
  }

  /** The predicted value at a pixel of image {@code n}, normalised as the images are. */
  float predicted(int n, int channel, int y, int x) {
    if (prediction == null || predicted == null) {
      throw new IllegalStateException("no picture was predicted");
    }
    int height = (int) predicted.get(2);
    int width = (int) predicted.get(3);
    int row = (int) (y * height / whole.get(2));
    int column = (int) (x * width / whole.get(3));
    return prediction[(int) (((n * predicted.get(1) + channel) * height + row) * width + column)];
  }
}
