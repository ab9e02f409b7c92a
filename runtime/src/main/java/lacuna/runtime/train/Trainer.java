package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.checkpoint.Counters;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.source.Source;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Trains one stage, from its start or its saved state to its end or until somebody asks to stop.
 */
final class Trainer implements Turn {
  /** What the names of a saved state's weights begin with. */
  static final String MODEL = "model.";

  private static final String OPTIMIZER = "optimizer.";

  private final Experiment.Phase phase;
  private final Recipe recipe;
  private final Learning learning;
  private final RunOptions options;
  private final DataSource data;
  private final @Nullable DataSource validation;
  private final Timeline time;
  private final Pipeline pipeline;
  private final AtomicReference<Progress> progress = new AtomicReference<>();

  /**
   * Prepares the data; a {@link RunException} if nothing sensible would be trained.
   *
   * @param learning of the recipe
   */
  Trainer(Experiment.Phase phase, Recipe recipe, Learning learning, RunOptions options) {
    this.phase = phase;
    this.recipe = recipe;
    this.learning = learning;
    this.options = options;
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    time = StartCheck.timeline(phase.name(), recipe, learning, data);
    validation = Pipelines.validationImages(recipe);
    if (validation != null) {
      StartCheck.classes(phase.name(), data, validation);
    }
    pipeline = Pipelines.data(recipe);
  }

  /**
   * @throws RunException if the loss is not finite, after the state before that update is saved
   */
  @Override
  public boolean run(Interruption interruption) throws IOException {
    StateFolder state = options.folder().state(phase.name());
    boolean resumed = options.resume() && state.exists();
    if (resumed && state.counters().finished()) {
      options.out().println(phase.name() + " is finished already");
      return true;
    }
    try (Training training =
        new Training(recipe, learning, phase.stage(), options.device())) {
      double seconds = resumed ? restore(training, state) : 0;
      Source from = resumed ? null : recipe.from();
      if (from != null) {
        RunFolder folder = options.folder();
        options
            .out()
            .println(
                FirstWeights.load(
                    phase.name(), recipe, from, folder, training.network().parameters()));
      }
      long first = training.moments().step();
      Progress shown =
          new Progress(options.out(), options.terminal(), phase.name(), time.updates());
      progress.set(shown);
      announce(training, shown, first);
      try (MetricsLog log = MetricsLog.open(options.folder().metrics(), phase.name(), first);
          Feed feed = new Feed(data, pipeline, loading(), time, first)) {
        Clock clock = new Clock(seconds, feed);
        boolean finished = loop(training, feed, clock, log, shown, interruption);
        shown.end();
        save(training, state, clock.seconds());
        if (!finished) {
          pictures(training);
          shown.say(
              "stopped after update %d of %d; the state is saved, --resume goes on from here"
                  .formatted(training.moments().step(), time.updates()));
          return false;
        }
        finish(training, state);
        return true;
      }
    }
  }

  private boolean loop(
      Training training,
      Feed feed,
      Clock clock,
      MetricsLog log,
      Progress shown,
      Interruption interruption) {
    Evaluation evaluation = evaluation(training);
    boolean goesOn = training.moments().step() > 0;
    Best best = new Best(options.folder().best(phase.name()), phase.name(), goesOn);
    long end = options.steps() == null ? time.updates() : Math.min(time.updates(), options.steps());
    long every = Math.max(1, time.updates(learning.checkpoint()));
    for (long update = training.moments().step(); update < end; update++) {
      List<Double> rates = rates(training, update);
      clock.start();
      Training.Result result = update(training, feed, clock, update, rates);
      UpdateFigures figures =
          new UpdateFigures(
              update + 1,
              time.epoch(update) + 1,
              result.loss(),
              rate(1, update),
              result.gradientNorm(),
              recipe.batchSize() / clock.lap(),
              clock.waitShare(),
              ProcessMemory.peak(),
              clock.seconds());
      log.update(figures);
      shown.update(figures, clock.lap());
      boolean epochEnds =
          (update + 1) % time.updatesPerEpoch() == 0 || update + 1 == time.updates();
      if (epochEnds && evaluation != null) {
        Map<String, Double> measured = evaluate(evaluation, log, shown, update);
        best.offer(measured, update + 1, training.network().parameters());
      }
      if (interruption.asked()) {
        return update + 1 == time.updates();
      }
      if ((update + 1) % every == 0 && update + 1 < end) {
        save(training, options.folder().state(phase.name()), clock.seconds());
      }
    }
    return end == time.updates();
  }

  private Training.Result update(
      Training training, Feed feed, Clock clock, long update, List<Double> rates) {
    try {
      Training.Result result = training.update(update, rates, part -> feed.load(update, part));
      clock.stop();
      return result;
    } catch (NotFinite e) {
      StateFolder failed = options.folder().failedState(phase.name());
      save(training, failed, clock.seconds());
      throw new RunException(
          """
          %s: the loss of update %d of %d is %s
            rate %.3g; worst gradients:
              %s
            the weights before this update are saved in %s
            likely reasons: a rate too high, no clip, a warm-up too short\
          """
              .formatted(
                  phase.name(),
                  update + 1,
                  time.updates(),
                  Double.isFinite(e.loss())
                      ? e.loss() + ", but its gradient is not finite"
                      : e.loss(),
                  rate(1, update),
                  String.join("\n    ", e.worst()),
                  failed.folder()),
          RunException.STOPPED);
    }
  }

  private Map<String, Double> evaluate(
      Evaluation evaluation, MetricsLog log, Progress shown, long update) {
    Map<String, Double> figures = evaluation.measure();
    if (!figures.isEmpty()) {
      long epoch = time.epoch(update) + 1;
      log.evaluation(update + 1, epoch, figures);
      StringBuilder line = new StringBuilder(phase.name()).append("  epoch ").append(epoch);
      figures.forEach((name, value) -> line.append("  %s %.4f".formatted(name, value)));
      shown.say(line.toString());
    }
    return figures;
  }

  private @Nullable Evaluation evaluation(Training training) {
    return validation == null
        ? null
        : new Evaluation(
            training.network(),
            new Pass(
                training.network(),
                validation,
                Pipelines.validation(recipe),
                loading(),
                Seeds.EVALUATION));
  }

  private Loading loading() {
    return new Loading(
        recipe.partSize(),
        recipe.workers(),
        recipe.seed(),
        recipe.maxCorrupt(),
        warning -> {
          Progress shown = progress.get();
          if (shown == null) {
            options.out().println(warning);
          } else {
            shown.say(warning);
          }
        });
  }

  private double rate(double scale, long update) {
    double base = time.rate(learning.optimizer().rate());
    return learning.schedule().rate(update, base, scale, time);
  }

  private List<Double> rates(Training training, long update) {
    return training.moments().groups().stream().map(g -> rate(g.scale(), update)).toList();
  }

  private void announce(Training training, Progress shown, long first) {
    shown.say(
        "%s: %,d parameters, %,d images, %s in %,d updates of %d images%s"
            .formatted(
                phase.name(),
                training.network().parameters().count(),
                data.count(),
                learning.length(),
                time.updates(),
                recipe.batchSize(),
                first == 0 ? "" : ", resumed after update " + first));
    Duration saved = learning.checkpoint();
    if (time.updates(saved) >= time.updates() && time.updates() > 1) {
      shown.say("the state is saved at the end, or when the run is stopped");
    }
  }

  private double restore(Training training, StateFolder state) {
    Counters counters = state.counters();
    Counters now = counters(training, 0);
    if (counters.seed() != now.seed()
        || counters.batchSize() != now.batchSize()
        || counters.accumulate() != now.accumulate()
        || counters.images() != now.images()) {
      throw new RunException(
          """
          %s: this run cannot go on from the state in %s
            it had seed %d, batch_size %d, accumulate %d and %d images
            now it has seed %d, batch_size %d, accumulate %d and %d images\
          """
              .formatted(
                  phase.name(),
                  state.folder(),
                  counters.seed(),
                  counters.batchSize(),
                  counters.accumulate(),
                  counters.images(),
                  now.seed(),
                  now.batchSize(),
                  now.accumulate(),
                  now.images()));
    }
    try (SafetensorsReader reader = state.tensors()) {
      WeightsFile.readAll(reader, tensors(training));
    }
    training.moments().step(counters.update());
    return counters.seconds();
  }

  private void save(Training training, StateFolder state, double seconds) {
    state.save(counters(training, seconds), tensors(training));
  }

  private Counters counters(Training training, double seconds) {
    return new Counters(
        phase.name(),
        training.moments().step(),
        false,
        recipe.seed(),
        recipe.batchSize(),
        learning.accumulate(),
        data.count(),
        seconds);
  }

  /** What a saved state holds, by name: the weights and what the optimizer remembers. */
  private static Map<String, NDArray> tensors(Training training) {
    Map<String, NDArray> all =
        new LinkedHashMap<>(WeightsFile.tensors(training.network().parameters(), MODEL));
    training.moments().tensors().forEach((name, value) -> all.put(OPTIMIZER + name, value));
    return all;
  }

  private void finish(Training training, StateFolder state) {
    RunFolder folder = options.folder();
    Map<String, String> metadata = new LinkedHashMap<>(); // in one order: equal runs, equal files
    metadata.put("stage", phase.name());
    metadata.put("plan", folder.writePlan());
    WeightsFile.save(folder.model(phase.name()), training.network().parameters(), metadata);
    if (!folder.model().equals(folder.model(phase.name()))) {
      WeightsFile.save(folder.model(), training.network().parameters(), metadata);
    }
    pictures(training);
    state.finish();
  }

  private void pictures(Training training) {
    DataSource shown = validation == null ? data : validation;
    new SampleImages(training.network(), recipe, shown).write(options.folder().samples(phase.name()));
  }
}
