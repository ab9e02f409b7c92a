package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations against values worked out by hand. */
@ExtendWith(InScope.class)
final class ValuesOfOperationsTest {

  @Test
  void wholeNumbersStayWholeBesideWholeNumbers() {
    assertWhole(add(arange(3), 2), 2, 3, 4);
    assertWhole(sub(5, arange(3)), 5, 4, 3);
    assertWhole(mul(arange(3), arange(3)), 0, 1, 4);
    assertWhole(minimum(2, maximum(1, arange(4))), 1, 1, 2, 2);
  }

  @Test
  void realNumbersAndQuotientsMakeReals() {
    assertReal(add(arange(3), 0.5), 0.5, 1.5, 2.5);
    assertReal(div(arange(3), 2), 0, 0.5, 1);
    assertReal(div(arange(3), full(new long[] {3}, 2)), 0, 0.5, 1);
    assertReal(toFloat(less(arange(3), 1)), 1, 0, 0);
  }

  @Test
  void floorGivesWholeNumbersAndIntegerCutsTowardsZero() {
    assertWhole(floor(tensor(-1.5, 1.5)), -2, 1);
    assertWhole(toInt(tensor(-1.5, 1.5)), -1, 1);
    assertWhole(floor(div(arange(5), 2)), 0, 0, 1, 1, 2);
    assertWhole(toInt(greaterEqual(arange(3), 1)), 0, 1, 1);
  }

  @Test
  void comparisonsWorkInBothDirections() {
    NDArray x = arange(3);
    assertBool(less(x, 1), true, false, false);
    assertBool(less(1, x), false, false, true);
    assertBool(lessEqual(x, 1), true, true, false);
    assertBool(lessEqual(1, x), false, true, true);
    assertBool(greater(x, 1), false, false, true);
    assertBool(greater(1, x), true, false, false);
    assertBool(greaterEqual(x, 1), false, true, true);
    assertBool(greaterEqual(1, x), true, true, false);
    assertBool(equal(x, 1), false, true, false);
    assertBool(notEqual(1, x), true, false, true);
    NDArray y = sub(2, x);
    assertBool(less(x, y), true, false, false);
    assertBool(greaterEqual(x, y), false, true, true);
    assertBool(and(less(x, 2), not(equal(x, 0))), false, true, false);
    assertBool(or(equal(x, y), equal(x, 0)), true, true, false);
  }

  @Test
  void argsortOfArgsortIsTheRank() {
    assertWhole(argsort(argsort(tensor(0.3, 0.1, 0.2))), 2, 0, 1);
    assertWhole(argmax(tensor(0.1, 0.3, 0.2)), 1);
  }

  @Test
  void whereTakesTensorsAndNumbers() {
    NDArray first = less(arange(3), 1);
    assertReal(where(first, 0, -100), 0, -100, -100);
    assertWhole(where(first, arange(3), sub(0, arange(3))), 0, -1, -2);
  }

  @Test
  void sizesCountFromTheFrontOrTheBack() {
    assertEquals(3, size(zeros(2, 3, 4), 1));
    assertEquals(4, size(zeros(2, 3, 4), -1));
  }

  @Test
  void rollBringsBackWhatLeaves() {
    assertWhole(roll(arange(4), new int[] {-1}, new int[] {0}), 1, 2, 3, 0);
  }

  @Test
  void pixelShuffleMakesSquaresOfChannels() {
    NDArray shuffled = pixelShuffle(reshape(arange(8), 1, 4, 1, 2), 2);
    assertEquals(new Shape(1, 1, 2, 4), shuffled.getShape());
    assertWhole(shuffled, 0, 2, 1, 3, 4, 6, 5, 7);
  }

  @Test
  void unstackTakesAnAxisApart() {
    List<NDArray> parts = unbind(reshape(arange(6), 2, 3), -1);
    assertEquals(3, parts.size());
    assertWhole(parts.get(2), 2, 5);
  }

  @Test
  void windowMeanCountsOnlyWhatLiesInsideTheImage() {
    NDArray x = reshape(toFloat(arange(20)), 1, 1, 4, 5);
    float[] means = windowMean(x, 3).toFloatArray();
    assertEquals((0 + 1 + 5 + 6) / 4f, means[0], 1e-5f);
    assertEquals((1 + 2 + 3 + 6 + 7 + 8) / 6f, means[2], 1e-5f);
    assertEquals(7f, means[7], 1e-5f);
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1, 1}, windowMean(ones(1, 1, 2, 3), 5).toFloatArray(), 1e-6f);
    assertThrows(IllegalArgumentException.class, () -> windowMean(x, 4));
  }

  @Test
  void attentionIsSoftmaxOfScaledProducts() {
    NDArray q = rand(2, 3, 4, 5);
    NDArray k = rand(2, 3, 6, 5);
    NDArray v = rand(2, 3, 6, 7);
    NDArray bias = rand(3, 4, 6);
    NDArray expected = matmul(softmax(add(mul(matmul(q, transpose(k, -2, -1)), 0.3), bias)), v);
    assertClose(expected, scaledDotProductAttention(q, k, v, bias, 0.3), 1e-5);
    bias.setRequiresGradient(true);
    assertClose(expected, scaledDotProductAttention(q, k, v, bias, 0.3), 1e-5);
    assertClose(
        matmul(softmax(mul(matmul(q, transpose(k, -2, -1)), 0.3)), v),
        scaledDotProductAttention(q, k, v, null, 0.3), 1e-5);
  }

  @Test
  void layerNormHasMeanZeroAndVarianceOne() {
    NDArray x = add(mul(rand(3, 64), 10), 5);
    NDArray y = layerNorm(x, ones(64), zeros(64), 1e-6);
    assertClose(zeros(3, 1), mean(y, -1, true), 1e-5);
    assertClose(ones(3, 1), variance(y, -1, false, true), 1e-4);
  }

  @Test
  void aBranchIsDroppedAndAddedAtOnceWithTheSameDraws() {
    NDArray x = rand(16, 2, 3);
    NDArray y = rand(16, 2, 3);
    NDArray scale = rand(3);
    for (boolean training : new boolean[] {true, false}) {
      Context.current().training(training);
      Engines.seed(7);
      NDArray two = add(x, stochasticDepth(y, 0.4));
      NDArray three = add(x, stochasticDepth(mul(scale, y), 0.4));
      Engines.seed(7);
      assertClose(two, addStochasticDepth(x, y, 0.4), 1e-6);
      assertClose(three, addStochasticDepth(x, scale, y, 0.4), 1e-6);
    }
  }

  @Test
  void batchNormHasMeanZeroAndVarianceOneAndThenAScaleAndABias() {
    Context.current().training(true);
    NDArray x = add(mul(rand(64, 3), 10), 5);
    NDArray runningMean = zeros(3);
    NDArray runningVar = ones(3);
    NDArray y = batchNorm(x, runningMean, runningVar, null, null, 1e-6, 0.1);
    assertClose(zeros(3), mean(y, 0, false), 1e-5);
    assertClose(ones(3), variance(y, 0, false, false), 1e-4);
    assertClose(mul(mean(x, 0, false), 0.1), runningMean, 1e-5);
    assertClose(add(mul(variance(x, 0, true, false), 0.1), 0.9), runningVar, 1e-4);
    NDArray weight = rand(3);
    NDArray bias = rand(3);
    NDArray affine = batchNorm(x, zeros(3), ones(3), weight, bias, 1e-6, 0.1);
    assertClose(add(mul(y, weight), bias), affine, 1e-5);
  }

  @Test
  void batchNormUsesTheRunningFiguresInEvaluation() {
    NDArray y = batchNorm(
        full(new long[] {2, 1}, 5.0), ones(1), full(new long[] {1}, 4.0), null, null, 0, 0.1);
    assertReal(y, 2, 2);
  }

  @Test
  void unitOfZeroIsZero() {
    assertReal(normalize(zeros(3)), 0, 0, 0);
  }

  @Test
  void crossEntropyOfEqualScoresIsTheLogarithmOfTheirNumber() {
    assertReal(crossEntropy(zeros(1, 1, 4), full(new long[] {1, 1}, 2)), Math.log(4));
    assertReal(softCrossEntropy(zeros(1, 4), tensor(0.1, 0.2, 0.3, 0.4)), Math.log(4));
  }

  @Test
  void randomNumbersFollowTheSeedAndTheRange() {
    Engines.seed(9);
    float[] first = rand(1000).toFloatArray();
    Engines.seed(9);
    assertArrayEquals(first, rand(1000).toFloatArray());
    for (long i : randint(new long[] {1000}, 3).toLongArray()) {
      assertTrue(0 <= i && i < 3);
    }
  }

  @Test
  void stochasticDepthDoesNothingInEvaluation() {
    NDArray x = tensor(10, 20);
    assertSame(x, stochasticDepth(x, 0.5));
    Context.current().training(true);
    assertSame(x, stochasticDepth(x, 0));
  }

  @Test
  void stochasticDepthLeavesOutWholeSamplesWhileTraining() {
    Context.current().training(true);
    NDArray x = ones(64, 2, 3);
    float[] kept = stochasticDepth(x, 0.25).toFloatArray();
    for (int i = 0; i < kept.length; i++) {
      assertTrue(kept[i] == 0 || Math.abs(kept[i] - 1 / 0.75) < 1e-6);
      assertEquals(kept[i - i % 6], kept[i]);
    }
    assertThrows(IllegalArgumentException.class, () -> stochasticDepth(x, 1));
  }

  @Test
  void misfitsAreReportedWithBothShapes() {
    TensorException e = assertThrows(TensorException.class, () -> matmul(zeros(2, 3), zeros(2, 4)));
    assertEquals(
        "matmul((2, 3) float32, (2, 4) float32, false): mat1 and mat2 shapes cannot be multiplied"
            + " (2x3 and 2x4)",
        e.getMessage());
  }

  private static void assertWhole(NDArray actual, long... expected) {
    assertEquals(DataType.INT64, actual.getDataType());
    assertArrayEquals(expected, actual.toLongArray());
  }

  private static void assertBool(NDArray actual, boolean... expected) {
    assertEquals(DataType.BOOLEAN, actual.getDataType());
    assertArrayEquals(expected, actual.toBooleanArray());
  }

  private static void assertReal(NDArray actual, double... expected) {
    assertEquals(DataType.FLOAT32, actual.getDataType());
    assertClose(reshape(tensor(expected), actual.getShape().getShape()), actual, 1e-6);
  }

  private static void assertClose(NDArray expected, NDArray actual, double tolerance) {
    assertEquals(expected.getShape(), actual.getShape());
    assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), (float) tolerance);
  }
}
