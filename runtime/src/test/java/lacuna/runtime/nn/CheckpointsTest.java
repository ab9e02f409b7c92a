package lacuna.runtime.nn;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.init.Normal;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.tensor.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks that are computed again give the same loss, gradients and running figures, to the bit. */
@ExtendWith(InScope.class)
final class CheckpointsTest {
  private static final int WIDTH = 6;

  /** A branch with every kind of draw, a bias from outside and running figures. */
  private static final class Block extends Layer {
    static int computed;

    private final NDArray weight;
    private final NDArray gamma;
    private final NDArray runningMean;
    private final NDArray runningVar;

    Block(Weights at) {
      super(at);
      weight = at.param("weight", new Normal(0.5), WIDTH, WIDTH);
      gamma = at.param("gamma", new Normal(0.5), WIDTH);
      runningMean = at.running("mean", zeros(WIDTH));
      runningVar = at.running("var", ones(WIDTH));
    }

    @Override
    protected NDArray forward(NDArray x, NDArray shared) {
      computed++;
      NDArray normal = batchNorm(x, runningMean, runningVar, gamma, null, 1e-5, 0.1);
      NDArray noisy = add(normal, mul(rand(x.size(0), WIDTH), 0.1));
      NDArray branch = dropout(gelu(add(linear(noisy, weight, null), shared)), 0.3);
      x = addStochasticDepth(x, gamma, branch, 0.2);
      return add(x, stochasticDepth(mul(branch, x), 0.2));
    }
  }

  /** Blocks with recorded operations before, between and after them. */
  private static final class Blocks extends Stage {
    private final NDArray table;
    private final NDArray first;
    private final List<Block> early;
    private final List<Block> late;

    Blocks(Weights at) {
      super(at);
      table = at.param("table", new Normal(1), WIDTH);
      first = at.param("first", new Normal(1), WIDTH, WIDTH);
      early = at.list("early", 2, (place, i) -> new Block(place));
      late = at.list("late", 3, (place, i) -> new Block(place));
    }

    @Override
    protected NDArray step(NDArray x) {
      NDArray shared = mul(exp(table), 0.5);
      NDArray z = linear(x, first, null);
      for (Block block : early) {
        z = block.apply(z, shared);
      }
      NDArray skipped = mul(z, shared);
      z = linear(z, first, null);
      for (Block block : late) {
        z = block.apply(z, shared);
      }
      return sum(abs(add(add(z, skipped), rand(x.size(0), WIDTH))));
    }
  }

  /** The loss, then every gradient and running figure. */
  private static List<float[]> step(boolean checkpointing) {
    Context context = Context.current();
    context.checkpointing(checkpointing);
    context.training(true);
    Block.computed = 0;
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 1)) {
      Blocks stage = parameters.build(Blocks::new);
      Engines.seed(5);
      NDArray x = rand(16, WIDTH);
      NDArray loss = stage.loss(x, null);
      List<float[]> found = new ArrayList<>();
      found.add(loss.toFloatArray());
      List<NDArray> trained = parameters.trained().stream().map(Parameter::array).toList();
      try (Gradients gradients = Gradients.of(loss, trained)) {
        gradients.values().forEach(gradient -> found.add(gradient.toFloatArray()));
      }
      parameters.all().stream()
          .filter(Parameter::buffer)
          .forEach(figure -> found.add(figure.array().toFloatArray()));
      return found;
    } finally {
      context.checkpointing(false);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void lossAndGradientsAreTheSame(Precision precision) {
    Context.current().precision(precision);
    List<float[]> kept = step(false);
    assertEquals(5, Block.computed);
    List<float[]> again = step(true);
    assertEquals(10, Block.computed, "each block is computed twice");
    assertArrayEquals(kept.get(0), again.get(0));
    assertEquals(kept.size(), again.size());
    for (int i = 1; i < kept.size(); i++) {
      // where a tensor is used in several places, the order of the sum may differ
      assertArrayEquals(kept.get(i), again.get(i), 1e-5f * largest(kept.get(i)), "tensor " + i);
    }
  }

  @Test
  void evaluationComputesOnce() {
    Context.current().checkpointing(true);
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 1)) {
      Blocks stage = parameters.build(Blocks::new);
      Block.computed = 0;
      assertTrue(stage.measure(rand(4, WIDTH), null).isEmpty());
      stage.step(rand(4, WIDTH));
      assertEquals(5, Block.computed);
    } finally {
      Context.current().checkpointing(false);
    }
  }

  private static float largest(float[] values) {
    float largest = 1;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
