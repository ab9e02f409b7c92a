package lacuna.runtime.run;

import java.io.IOException;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.Counters;
import lacuna.runtime.checkpoint.Retention;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.Confusion;
import lacuna.runtime.train.Measurement;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.StartChecks;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stage without training, such as kNN: fills its feature bank with every image of {@code
 * data}, then evaluates it over {@code validation}. It keeps no state on the way: a stage that was
 * stopped starts over.
 */
final class FeatureBankRunner implements StageRunner {
  private final Experiment.Stage stage;
  private final Recipe recipe;
  private final RunContext context;
  private final DataSource data;
  private final @Nullable DataSource validation;
  private final Progress progress;

  /** Prepares the data; a {@link RunException} if nothing would be evaluated. */
  FeatureBankRunner(Experiment.Stage stage, Recipe recipe, RunContext context) {
    this.stage = stage;
    this.recipe = recipe;
    this.context = context;
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    ClassCount.require(context.folder().plan(), stage.name(), data);
    validation = StartChecks.optionalValidation(stage.name(), recipe, data);
    long images = (long) data.count() + (validation == null ? 0 : validation.count());
    progress = new Progress(context.out(), context.terminal(), stage.name(), images);
  }

  @Override
  public boolean isComplete() {
    StateFolder state = context.folder().state(stage.name());
    return context.resume() && state.exists() && state.counters().finished();
  }

  @Override
  public boolean run(Interruption interruption) throws IOException {
    if (isComplete()) {
      progress.say(stage.name() + " is finished already");
      return true;
    }
    try (Network network = new Network(recipe, stage.network(), context.device())) {
      Source from = recipe.from();
      if (from != null) {
        progress.say(
            InitialWeights.load(
                stage.name(), recipe, from, context.folder(), network.parameters()));
      }
      context.record().begin(context.device());
      context.folder().classes().keep(stage.name(), data.classes());
      context.record().describe(stage.name(), 0);
      progress.say(
          "%s: %,d parameters, no training; features of %,d images%s"
              .formatted(
                  stage.name(),
                  network.parameters().count(),
                  data.count(),
                  validation == null ? "" : ", evaluated on %,d".formatted(validation.count())));
      DataNotes.of(context.folder().plan(), stage.name(), data, validation).forEach(progress::say);
      return evaluate(network, interruption);
    }
  }

  private boolean evaluate(Network network, Interruption interruption) throws IOException {
    try (MetricsLog log =
        MetricsLog.open(
            context.folder().metrics(),
            stage.name(),
            MetricsLog.NOTHING,
            context.events(),
            progress::say)) {
      long start = System.nanoTime();
      Lap lap = new Lap();
      Measurement measured =
          new BankPass(stage.name(), recipe, data, validation, progress::say)
              .measure(
                  network,
                  (images, what) -> {
                    lap.done(images, what);
                    return !interruption.asked();
                  });
      Map<String, Double> figures = measured.figures();
      progress.end();
      if (figures.isEmpty()) {
        progress.say("stopped before the end; --resume starts " + stage.name() + " over");
        return false;
      }
      Confusion confusion = measured.confusion();
      if (confusion != null) {
        context.folder().confusion(stage.name()).write(confusion, 0, 0);
      }
      log.evaluation(0, 0, figures);
      progress.say(Progress.figures(stage.name(), figures));
      StateFolder state = context.folder().state(stage.name());
      state.save(counters((System.nanoTime() - start) * 1e-9), Map.of(), Retention.NEWEST);
      state.finish();
      return true;
    }
  }

  private Counters counters(double seconds) {
    return new Counters(
        stage.name(), 0, false, recipe.seed(), recipe.batchSize(), 1, data.count(), seconds);
  }

  /** The time of each batch. */
  private final class Lap {
    private long images;
    private long last = System.nanoTime();

    void done(long done, String what) {
      long now = System.nanoTime();
      double seconds = Math.max(1e-9, (now - last) * 1e-9);
      progress.images(done, (int) (done - images), seconds, what);
      last = now;
      images = done;
    }
  }
}
