package lacuna.runtime.command;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.MemoryCheck;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import lacuna.runtime.tensor.Traffic;
import lacuna.runtime.train.BatchLoader;
import lacuna.runtime.train.Inputs;
import lacuna.runtime.train.NotFiniteException;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.PeakMemory;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.TrainingStep;
import org.jspecify.annotations.Nullable;

/** Times training steps of a stage, on random images or on those of its data. */
final class StepBench {
  private static final double RATE = 1e-4;

  private final Experiment experiment;
  private final Experiment.Stage stage;
  private final Recipe recipe;
  private final Device device;
  private final boolean readsData;
  private final PrintStream out;

  /**
   * @param readsData whether images are read while the steps run
   * @param out for warnings
   */
  StepBench(
      Experiment experiment,
      Experiment.Stage stage,
      Recipe recipe,
      Device device,
      boolean readsData,
      PrintStream out) {
    this.experiment = experiment;
    this.stage = stage;
    this.recipe = recipe;
    this.device = device;
    this.readsData = readsData;
    this.out = out;
  }

  /**
   * Seconds of each step, the loss of the last, the seconds that the device waited for data and what
   * the steps asked of the engine.
   */
  private record Times(List<Double> steps, double loss, double waited, Traffic traffic) {}

  /** Times so many steps after so many others. */
  BenchFigures run(int warmup, int steps) {
    TrainConfig config = experiment.training(stage, recipe, "time");
    String plan = RunFolder.plan(experiment.anchor());
    MemoryCheck.require(plan, stage.name(), recipe, device, out::println);
    try (TrainingStep step = new TrainingStep(recipe, config, stage.network(), device);
        NDManager memory = Engines.newMemory(device);
        @Nullable BatchLoader batches = readsData ? batches(config) : null) {
      Times times = time(step, random(memory), batches, warmup, steps);
      return figures(step, times);
    } catch (NotFiniteException e) {
      throw new RunException("the loss is %s: nothing to time".formatted(e.loss()), e);
    }
  }

  private static Times time(
      TrainingStep step, Inputs random, @Nullable BatchLoader batches, int warmup, int steps) {
    List<Double> rates = step.groupRates(RATE);
    List<Double> seconds = new ArrayList<>();
    double loss = 0;
    double waited = 0;
    Traffic untimed = Context.current().traffic();
    for (int i = 0; i < warmup + steps; i++) {
      long number = i;
      double before = batches == null ? 0 : batches.waitedSeconds();
      long start = System.nanoTime();
      loss =
          step.update(number, rates, micro -> batches == null ? random : batches.load(number, 0))
              .loss();
      if (i < warmup) {
        untimed = Context.current().traffic();
      } else {
        seconds.add((System.nanoTime() - start) * 1e-9);
        waited += batches == null ? 0 : batches.waitedSeconds() - before;
      }
    }
    return new Times(seconds, loss, waited, Context.current().traffic().since(untimed));
  }

  private BenchFigures figures(TrainingStep step, Times times) {
    double median = median(times.steps);
    int batch = recipe.batchSize();
    BenchFigures figures =
        new BenchFigures()
            .put("model", experiment.name())
            .put("stage", stage.name())
            .put("parameters", step.network().parameters().count())
            .put("image", recipe.image().height())
            .put("batch", batch)
            .put("precision", recipe.precision().word())
            .put("device", device.toString().replaceAll("[()]", ""))
            .put("seconds_median", median, 4)
            .put("seconds_min", Collections.min(times.steps), 4)
            .put("images_per_s", batch / median, 3);
    double flops = PlanFlops.perImage(RunFolder.plan(experiment.anchor()), stage.name());
    if (flops > 0) {
      figures.put("flops_per_s", flops * batch / median, 0);
    }
    double total = times.steps.stream().mapToDouble(Double::doubleValue).sum();
    return figures
        .put("peak_bytes", PeakMemory.of(device))
        .put("loss", times.loss, 4)
        .put("wait_share", times.waited / total, 4)
        .put("engine_calls", times.traffic.calls() / times.steps.size())
        .put("host_reads", times.traffic.reads() / times.steps.size())
        .put("uploads", times.traffic.uploads() / times.steps.size())
        .put("threads", Engines.threads())
        .put("torch", Engines.version());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private Inputs random(NDManager memory) {
    Engines.seed(recipe.seed());
    int batch = recipe.batchSize();
    Shape shape =
        new Shape(batch, recipe.channels(), recipe.image().height(), recipe.image().width());
    NDArray pixels = memory.create(shape, DataType.FLOAT32);
    Filling.normal(pixels, 1);
    return new Inputs(pixels, memory.zeros(new Shape(batch), DataType.INT64));
  }

  private BatchLoader batches(TrainConfig config) {
    DataSource source = recipe.data().prepare(recipe.image(), recipe.seed());
    int batch = recipe.batchSize();
    long perEpoch = Math.max(1, source.count() / batch);
    Timeline time = new Timeline(perEpoch, 1, batch, config.length());
    return new BatchLoader(
        source, Pipelines.data(recipe), PipelineBench.loading(recipe, out), time, 0, device);
  }
}
