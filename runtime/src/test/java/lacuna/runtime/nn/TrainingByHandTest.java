package lacuna.runtime.nn;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Normal;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Updates;
import org.junit.jupiter.api.Test;

/** A network of two layers, written by hand, learns to reproduce pictures of one brightness. */
final class TrainingByHandTest {

  private static final class Linear extends Layer {
    private final NDArray weight;
    private final NDArray bias;

    Linear(Weights at, int inputs, int outputs) {
      super(at);
      weight = at.param("weight", new Normal(0.1), outputs, inputs);
      bias = at.param("bias", new Constant(0), outputs);
    }

    @Override
    protected NDArray forward(NDArray x) {
      return linear(x, weight, bias);
    }
  }

  private static final class Autoencoder extends Stage {
    private final Linear encoder;
    private final Linear decoder;

    Autoencoder(Weights at) {
      super(at);
      encoder = new Linear(at.in("encoder"), 16, 8);
      decoder = new Linear(at.in("decoder"), 8, 16);
    }

    @Override
    protected NDArray step(NDArray x) {
      NDArray flat = reshape(x, x.size(0), 16);
      NDArray features = observe("encoder", "features", gelu(encoder.apply(flat)));
      NDArray error = sub(decoder.apply(features), flat);
      return div(sum(mul(error, error)), x.size(0));
    }

    @Override
    protected void evaluate(NDArray x) {
      metric("loss", step(x));
    }
  }

  @Test
  void theLossFalls() {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 1);
        Scope run = Scope.open(Device.cpu())) {
      Autoencoder stage = parameters.build(Autoencoder::new);
      List<NDArray> weights = parameters.trained().stream().map(Parameter::array).toList();
      List<NDArray> first = like(weights);
      List<NDArray> second = like(weights);
      NDArray images = expand(rand(8, 1, 1, 1), 8, 1, 4, 4);
      double before = loss(stage, images);
      int owned = run.size();
      for (int step = 1; step <= 60; step++) {
        try (Scope scope = Scope.open(Device.cpu())) {
          NDArray loss = stage.loss(images, null);
          assertEquals(1, scope.size(), "only the loss is left of a step");
          try (Gradients gradients = Gradients.of(loss, weights)) {
            gradients.scale(Updates.clipFactor(gradients.norm(), 5));
            Updates.adamw(
                weights,
                gradients.values(),
                gradients.factor(),
                zeros(),
                first,
                second,
                full(new long[0], (double) step),
                0.02,
                0.9,
                0.999,
                1e-8,
                0.01);
          }
        }
      }
      double after = loss(stage, images);
      assertTrue(after < before / 50, before + " -> " + after);
      assertEquals(owned, run.size());
      assertEquals(4, weights.get(0).getManager().getManagedArrays().size());
      assertEquals(false, Engines.recording());
    }
  }

  @SuppressWarnings("try") // the scope owns the figures
  private static double loss(Autoencoder stage, NDArray images) {
    try (Scope scope = Scope.open()) {
      return Engines.number(stage.measure(images, null).get("loss"));
    }
  }

  private static List<NDArray> like(List<NDArray> weights) {
    List<NDArray> zeros = new ArrayList<>();
    for (NDArray weight : weights) {
      zeros.add(zeros(weight.getShape().getShape()));
    }
    return zeros;
  }
}
