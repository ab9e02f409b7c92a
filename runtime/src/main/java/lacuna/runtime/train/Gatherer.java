package lacuna.runtime.train;

import java.io.IOException;
import java.util.Map;
import lacuna.runtime.checkpoint.Counters;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.source.Source;

/**
 * Runs a stage that learns nothing: shows it every image of {@code data} once, then measures it
 * over {@code validation}. It keeps no state on the way: a stage that was stopped begins again.
 */
final class Gatherer implements Turn {
  /** Before the first line that this stage may have left in the metrics. */
  private static final long NOTHING = -1;

  private final Experiment.Phase phase;
  private final Recipe recipe;
  private final RunOptions options;
  private final DataSource data;
  private final DataSource validation;
  private final Progress shown;

  /** Prepares the data; a {@link RunException} if nothing would be measured. */
  Gatherer(Experiment.Phase phase, Recipe recipe, RunOptions options) {
    this.phase = phase;
    this.recipe = recipe;
    this.options = options;
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    validation = StartCheck.measured(phase.name(), recipe);
    StartCheck.classes(phase.name(), data, validation);
    shown = new Progress(options.out(), options.terminal(), phase.name(), images());
  }

  private long images() {
    return (long) data.count() + validation.count();
  }

  @Override
  public boolean run(Interruption interruption) throws IOException {
    StateFolder state = options.folder().state(phase.name());
    if (options.resume() && state.exists() && state.counters().finished()) {
      options.out().println(phase.name() + " is finished already");
      return true;
    }
    try (Network network = new Network(recipe, phase.stage(), options.device());
        MetricsLog log = MetricsLog.open(options.folder().metrics(), phase.name(), NOTHING)) {
      Source from = recipe.from();
      if (from != null) {
        RunFolder folder = options.folder();
        shown.say(
            FirstWeights.load(phase.name(), recipe, from, folder, network.parameters()));
      }
      shown.say(
          "%s: %,d parameters, nothing to learn; gathers from %,d images, measures %,d"
              .formatted(
                  phase.name(), network.parameters().count(), data.count(), validation.count()));
      long start = System.nanoTime();
      Map<String, Double> figures = look(network, interruption);
      shown.end();
      if (figures.isEmpty()) {
        shown.say("stopped before its end; --resume begins " + phase.name() + " again");
        return false;
      }
      log.evaluation(0, 0, figures);
      StringBuilder line = new StringBuilder(phase.name());
      figures.forEach((name, value) -> line.append("  %s %.4f".formatted(name, value)));
      shown.say(line.toString());
      state.save(counters((System.nanoTime() - start) * 1e-9), Map.of());
      state.finish();
      return true;
    }
  }

  /** The figures; none where somebody asked to stop. */
  private Map<String, Double> look(Network network, Interruption interruption) {
    Lap lap = new Lap();
    boolean whole =
        pass(network, data, Seeds.GATHERING)
            .make(
                (inputs, size) -> {
                  network.stage().look(inputs.images(), inputs.labels());
                  lap.done(size, "gathering");
                  return !interruption.asked();
                });
    return whole
        ? new Evaluation(network, pass(network, validation, Seeds.EVALUATION))
            .measure(
                done -> {
                  lap.done((int) (data.count() + done - lap.images), "measuring");
                  return !interruption.asked();
                })
        : Map.of();
  }

  private Pass pass(Network network, DataSource source, long purpose) {
    Loading loading =
        new Loading(
            recipe.batchSize(), recipe.workers(), recipe.seed(), recipe.maxCorrupt(), shown::say);
    return new Pass(network, source, Pipelines.data(recipe), loading, purpose);
  }

  private Counters counters(double seconds) {
    return new Counters(
        phase.name(), 0, false, recipe.seed(), recipe.batchSize(), 1, data.count(), seconds);
  }

  /** The time of each batch. */
  private final class Lap {
    private long images;
    private long last = System.nanoTime();

    void done(int size, String what) {
      long now = System.nanoTime();
      double seconds = Math.max(1e-9, (now - last) * 1e-9);
      last = now;
      images += size;
      shown.show(images, seconds / size, what, size / seconds, 0);
    }
  }
}
