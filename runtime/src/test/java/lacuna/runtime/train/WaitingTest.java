package lacuna.runtime.train;

import static lacuna.runtime.tensor.Tensors.linear;
import static lacuna.runtime.tensor.Tensors.mul;
import static lacuna.runtime.tensor.Tensors.reshape;
import static lacuna.runtime.tensor.Tensors.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Tensors;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

/** How often training and evaluation wait for the device: once per update, once per evaluation. */
final class WaitingTest {
  private static final Size IMAGE = new Size(4, 4);
  private static final int VALUES = 3 * 4 * 4;

  /** The mean square of a linear map of the pixels. */
  private static final class Squares extends Stage {
    private final NDArray weight;

    Squares(Weights at) {
      super(at);
      weight = at.param("weight", new Constant(1), 1, VALUES);
    }

    @Override
    protected NDArray step(NDArray x) {
      NDArray y = linear(reshape(x, x.size(0), VALUES), weight, null);
      return Tensors.div(sum(mul(y, y)), x.size(0));
    }

    @Override
    protected void evaluate(NDArray x) {
      metric("square", step(x));
      metric("images", Tensors.zeros());
    }
  }

  @Test
  void anUpdateIsWaitedForOnceHoweverManyMicroBatchesItHas() {
    for (boolean parts : new boolean[] {false, true}) {
      Recipe recipe = recipe(parts);
      try (TrainingStep step = step(recipe)) {
        long before = Context.current().traffic().reads();
        TrainingStep.Result result = step.update(0, List.of(0.1), micro -> images(1 + micro));
        assertEquals(1, Context.current().traffic().reads() - before);
        assertEquals(1, step.optimizer().step());
        double first = VALUES * VALUES; // of ones; three micro-batches of 1, 2 and 3
        assertEquals(first * (1 + 4 + 9) / 3, result.loss(), 1e-3);
      }
    }
  }

  @Test
  void anUpdateThatIsNotFiniteIsNotCounted() {
    try (TrainingStep step = step(recipe(false))) {
      NotFiniteException stop =
          assertThrows(
              NotFiniteException.class,
              () -> step.update(0, List.of(0.1), micro -> images(micro == 1 ? 1e30 : 1)));
      assertTrue(stop.worst().get(0).contains("weight: gradient norm"), stop.worst()::toString);
      assertEquals(0, step.optimizer().step());
      assertEquals(1, step.network().parameters().all().get(0).array().toFloatArray()[5]);
      step.optimizer()
          .tensors()
          .forEach((name, value) -> assertEquals(0, value.toFloatArray()[5], name));
    }
  }

  @Test
  void anEvaluationIsWaitedForOnceAndCountsEveryImageOnce() {
    Recipe recipe = recipe(false);
    DataSource source = recipe.data().prepare(IMAGE, 0);
    Map<String, Double> whole = measure(recipe, source, source.count(), 1);
    Map<String, Double> parts = measure(recipe, source, 4, 1); // 4, 4 and 2
    assertEquals(whole.get("square"), parts.get("square"), 1e-5 * whole.get("square"));
    assertEquals(List.of("square", "images"), List.copyOf(parts.keySet()));
  }

  private static Map<String, Double> measure(
      Recipe recipe, DataSource source, int batch, int reads) {
    LoaderOptions options = new LoaderOptions(batch, 0, 0, 0, text -> {});
    try (Network network = new Network(recipe, Squares::new, Device.cpu())) {
      Pipeline pipeline = Pipelines.validation(recipe);
      DatasetPass pass = new DatasetPass(network, source, pipeline, options, Seeds.EVALUATION);
      long before = Context.current().traffic().reads();
      Map<String, Double> figures = new Evaluation(network, pass).measure().figures();
      assertEquals(reads, Context.current().traffic().reads() - before);
      return figures;
    }
  }

  private static TrainingStep step(Recipe recipe) {
    TrainConfig config = java.util.Objects.requireNonNull(recipe.training());
    return new TrainingStep(recipe, config, Squares::new, Device.cpu());
  }

  private static Inputs images(double value) {
    return new Inputs(Tensors.full(new long[] {2, 3, 4, 4}, value), null);
  }

  private static Recipe recipe(boolean clipParts) {
    Rate none = new Rate(0, 0);
    return Recipe.builder()
        .image(IMAGE)
        .data(new Synthetic(10, 2))
        .batchSize(6)
        .accumulate(3)
        .length(Duration.steps(9))
        .optimizer(new Adamw(new Rate(0.1, 0), 0, List.of(0.9, 0.999), 1e-8, 1))
        .schedule(new lacuna.runtime.schedule.Constant(Duration.steps(0), none))
        .clip(1.0)
        .clipParts(clipParts)
        .build();
  }
}
