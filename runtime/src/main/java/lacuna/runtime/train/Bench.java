package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.runtime.data.DataBench;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Times training steps, or the way of images into batches. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Times training steps on random images: forward, backward, clip, optimizer.",
      "With --data on images of a folder, read while the steps run.",
      "`bench data` times reading and preparing images alone."
    },
    footer = {"", "Example: bench pretrain --batch 8 --precision bf16 --steps 8 --json"})
final class Bench implements Callable<Integer> {
  private static final String DATA = "data";
  private static final double RATE = 1e-4;

  private final Experiment experiment;
  private final PrintStream out;

  @Parameters(
      arity = "0..2",
      paramLabel = "stage",
      description = "the stage (default: the first); `data` for the images alone")
  private List<String> words = List.of();

  @Option(names = "--batch", paramLabel = "N", description = "images per step (default: 8)")
  private int batch = 8;

  @Option(names = "--steps", paramLabel = "N", description = "steps to time (default: 8)")
  private int steps = 8;

  @Option(names = "--warmup", paramLabel = "N", description = "steps before (default: 2)")
  private int warmup = 2;

  @Option(names = "--images", paramLabel = "N", description = "images for `data` (default: 400)")
  private int images = 400;

  @Option(names = "--json", description = "one line of JSON")
  private boolean json;

  @Mixin private Overrides overrides = new Overrides();
  @Mixin private DeviceOption device = new DeviceOption();

  Bench(Experiment experiment, PrintStream out) {
    this.experiment = experiment;
    this.out = out;
  }

  @Override
  public Integer call() {
    if (batch < 1 || steps < 1 || warmup < 0 || images < 1) {
      throw new RunException("--batch, --steps and --images must be at least 1, --warmup 0");
    }
    List<String> named = words.stream().filter(word -> !word.equals(DATA)).toList();
    Experiment.Phase phase = experiment.one(named.isEmpty() ? null : named.get(0));
    Recipe recipe =
        overrides.apply(phase.recipe().get().but().batchSize(batch).accumulate(1).build());
    BenchFigures figures = words.contains(DATA) ? data(phase, recipe) : steps(phase, recipe);
    out.print(json ? figures.json() : figures.table());
    return 0;
  }

  private BenchFigures data(Experiment.Phase phase, Recipe recipe) {
    DataSource source = recipe.data().prepare(recipe.image(), recipe.seed());
    double rate =
        DataBench.measure(source, Pipelines.data(recipe), loading(recipe), images / 4, images);
    return new BenchFigures()
        .put("model", experiment.name())
        .put("stage", phase.name())
        .put("pipeline", source.description())
        .put("workers", recipe.workers())
        .put("image", recipe.image().height())
        .put("images_per_s", rate, 1);
  }

  private BenchFigures steps(Experiment.Phase phase, Recipe recipe) {
    Learning learning = experiment.learning(phase, recipe, "time");
    Device chosen = device.device();
    try (Training training = new Training(recipe, learning, phase.stage(), chosen);
        NDManager memory = Engines.newMemory(chosen)) {
      List<Double> rates =
          training.moments().groups().stream().map(group -> RATE * group.scale()).toList();
      List<Double> times = new ArrayList<>();
      double loss = 0;
      double waited = 0;
      try (@Nullable Feed feed = overrides.hasData() ? feed(recipe, learning) : null) {
        Training.Inputs random = feed == null ? random(recipe, memory) : null;
        for (int step = 0; step < warmup + steps; step++) {
          long number = step;
          double before = feed == null ? 0 : feed.waitedSeconds();
          long start = System.nanoTime();
          loss =
              training
                  .update(number, rates, part -> random == null ? load(feed, number) : random)
                  .loss();
          if (step >= warmup) {
            times.add((System.nanoTime() - start) * 1e-9);
            waited += feed == null ? 0 : feed.waitedSeconds() - before;
          }
        }
      }
      return figures(phase, training, recipe, times, loss, waited);
    } catch (NotFinite e) {
      throw new RunException("the loss is %s: nothing to time".formatted(e.loss()), e);
    }
  }

  private BenchFigures figures(
      Experiment.Phase phase,
      Training training,
      Recipe recipe,
      List<Double> times,
      double loss,
      double waited) {
    double total = times.stream().mapToDouble(Double::doubleValue).sum();
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    BenchFigures figures =
        new BenchFigures()
            .put("model", experiment.name())
            .put("stage", phase.name())
            .put("parameters", training.network().parameters().count())
            .put("image", recipe.image().height())
            .put("batch", batch)
            .put("precision", recipe.precision().word())
            .put("device", training.network().device().toString().replaceAll("[()]", ""))
            .put("seconds_median", median, 4)
            .put("seconds_min", sorted.get(0), 4)
            .put("images_per_s", batch / median, 3);
    double flops = PlanFlops.perImage(RunFolder.plan(experiment.anchor()), phase.name());
    if (flops > 0) {
      figures.put("flops_per_s", flops * batch / median, 0);
    }
    return figures
        .put("peak_bytes", ProcessMemory.peak())
        .put("loss", loss, 4)
        .put("wait_share", waited / total, 4)
        .put("threads", Engines.threads())
        .put("torch", Engines.version());
  }

  private static Training.Inputs load(@Nullable Feed feed, long number) {
    if (feed == null) {
      throw new IllegalStateException("neither images nor a folder");
    }
    return feed.load(number, 0);
  }

  private Training.Inputs random(Recipe recipe, NDManager memory) {
    Engines.seed(recipe.seed());
    Shape shape =
        new Shape(batch, recipe.channels(), recipe.image().height(), recipe.image().width());
    NDArray pixels = memory.randomNormal(0, 1, shape, DataType.FLOAT32);
    return new Training.Inputs(pixels, memory.zeros(new Shape(batch), DataType.INT64));
  }

  private Feed feed(Recipe recipe, Learning learning) {
    DataSource source = recipe.data().prepare(recipe.image(), recipe.seed());
    int perEpoch = Math.max(1, source.count() / batch);
    Timeline time = new Timeline(perEpoch, 1, batch, learning.length());
    return new Feed(source, Pipelines.data(recipe), loading(recipe), time, 0);
  }

  private Loading loading(Recipe recipe) {
    return new Loading(
        batch, recipe.workers(), recipe.seed(), recipe.maxCorrupt(), warning -> out.println(warning));
  }
}
