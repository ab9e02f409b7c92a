package lacuna.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Inputs;
import org.jspecify.annotations.Nullable;

/**
 * The mask, (batch, mask_rows, mask_columns) bool, the predicted images and the loss of one forward
 * pass over a batch. A prediction of fewer pixels, (batch, channels, height / k, width / k), counts
 * too.
 */
public final class ForwardCapture implements Observer {
  private static final String LOSS = "loss";

  private final Shape whole;
  private final float[] images;
  private @Nullable Shape predicted;
  private float @Nullable [] prediction;
  private float @Nullable [] target;
  private boolean @Nullable [] hidden;
  private Shape mask = new Shape();
  private double loss;

  private ForwardCapture(NDArray images) {
    whole = images.getShape();
    this.images = floats(images);
  }

  /** Captures a pass over a batch, in evaluation mode; called in an open scope. */
  public static ForwardCapture of(Network network, Inputs inputs) {
    ForwardCapture capture = new ForwardCapture(inputs.images());
    Layer.observeWith(capture);
    try {
      Map<String, NDArray> figures = network.stage().measure(inputs.images(), inputs.labels());
      if (figures.containsKey(LOSS)) {
        capture.loss = Engines.number(figures.get(LOSS));
      } else { // a stage whose figures do not come from its step
        boolean before = Context.current().training();
        Context.current().training(false);
        capture.loss = Engines.number(network.stage().loss(inputs.images(), inputs.labels()));
        Context.current().training(before);
      }
    } finally {
      Layer.observeWith(null);
    }
    return capture;
  }

  @Override
  public NDArray observe(String part, String local, NDArray value) {
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

  /** Whether the stage has a mask. */
  public boolean hasMask() {
    return hidden != null;
  }

  /** Whether a picture was predicted. */
  public boolean hasPrediction() {
    return prediction != null;
  }

  /** Whether the target is the images themselves, pixel by pixel. */
  public boolean predictsPixels() {
    return target != null && Arrays.equals(target, images);
  }

  /** The loss of the batch. */
  public double loss() {
    return loss;
  }

  /** Whether the mask hides a pixel of image {@code n}. */
  boolean isHidden(int n, int y, int x) {
    if (hidden == null) {
      throw new IllegalStateException("the stage has no mask");
    }
    int rows = (int) mask.get(1);
    int columns = (int) mask.get(2);
    int row = (int) (y * rows / whole.get(2));
    int column = (int) (x * columns / whole.get(3));
    return hidden[(n * rows + row) * columns + column];
  }

  /** A pixel of image {@code n}, normalized. */
  float image(int n, int channel, int y, int x) {
    int row = (int) ((n * whole.get(1) + channel) * whole.get(2) + y);
    return images[(int) (row * whole.get(3) + x)];
  }

  /** The predicted value at a pixel of image {@code n}, normalized as the images are. */
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
