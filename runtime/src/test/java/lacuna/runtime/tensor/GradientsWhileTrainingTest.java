package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that are others while training, against finite differences, in both. */
@ExtendWith(InScope.class)
class GradientsWhileTrainingTest {
  private static final double P = 0.4;
  private static final long[] TOKENS = {4, 2, 3};
  private static final long[] SCALE = {3};

  @AfterEach
  void stopTraining() {
    Context.current().training(false);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofABranchThatIsAdded(boolean training) {
    check(training, in -> addStochasticDepth(in.get(0), in.get(1), P), TOKENS, TOKENS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofABranchThatIsScaledAndAdded(boolean training) {
    check(
        training,
        in -> addStochasticDepth(in.get(0), in.get(1), in.get(2), P),
        TOKENS,
        SCALE,
        TOKENS);
  }

  @Test
  void ofBatchNormWithTheFiguresOfTheBatch() {
    check(true, GradientsWhileTrainingTest::batchNormOfABatch, new long[] {3, 2, 2}, s(2), s(2));
  }

  private static NDArray batchNormOfABatch(List<NDArray> in) {
    NDArray mean = detach(mul(in.get(1), 0));
    NDArray variance = detach(add(mul(in.get(1), 0), 1));
    return batchNorm(in.get(0), mean, variance, in.get(1), in.get(2), 1e-3, 0.1);
  }

  /** The result has the shape of the first input. */
  private static void check(
      boolean training, Function<List<NDArray>, NDArray> operation, long[]... from) {
    Context.current().training(training);
    assertEquals(new Shape(from[0]), new GradientCheck(operation, -1, List.of(from)).run());
  }

  private static long[] s(long... sizes) {
    return sizes;
  }
}
