package lacuna.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.Counters;
import lacuna.runtime.checkpoint.Retention;
import lacuna.runtime.checkpoint.SavedState;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.BatchLoader;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.NotFiniteException;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;
import lacuna.runtime.train.StartChecks;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.Trainer;
import lacuna.runtime.train.TrainingStep;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/** Trains one stage, from its start or its saved state to its end or until it is asked to stop. */
final class TrainingRunner implements StageRunner {
  private final Experiment.Stage stage;
  private final Recipe recipe;
  private final TrainConfig config;
  private final RunContext context;
  private final List<Probe> probes;
  private final StateFolder saved;
  private final DataSource data;
  private final @Nullable DataSource validation;
  private final Pipeline pipeline;
  private final Timeline time;
  private final Progress progress;
  private final LoaderOptions loading;

  /**
   * Prepares the data; a {@link RunException} if nothing sensible would be trained.
   *
   * @param config of the recipe
   * @param probes stages that measure it while it trains
   */
  TrainingRunner(
      Experiment.Stage stage,
      Recipe recipe,
      TrainConfig config,
      RunContext context,
      List<Probe> probes) {
    this.stage = stage;
    this.recipe = recipe;
    this.config = config;
    this.context = context;
    this.probes = probes;
    saved = context.folder().state(stage.name());
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    ClassCount.require(context.folder().plan(), stage.name(), data);
    time = StartChecks.timeline(stage.name(), recipe, config, data);
    validation = StartChecks.optionalValidation(stage.name(), recipe, data);
    if (goesOn()) {
      TrainingState.requireSame(stage.name(), recipe, config, data.count(), saved);
    }
    pipeline = Pipelines.data(recipe);
    progress = new Progress(context.out(), context.terminal(), stage.name(), time.updates());
    loading =
        new LoaderOptions(
            recipe.microBatchSize(),
            recipe.workers(),
            recipe.seed(),
            recipe.maxCorrupt(),
            progress::say);
  }

  private boolean goesOn() {
    return context.resume() && saved.exists();
  }

  @Override
  public boolean isComplete() {
    return goesOn() && isEnd(saved.counters());
  }

  private boolean isEnd(Counters counters) {
    return counters.finished() && counters.update() >= time.updates();
  }

  /**
   * @throws RunException if the run cannot go on, after what can be saved is saved
   */
  @Override
  public boolean run(Interruption interruption) throws IOException {
    SavedState before = goesOn() ? saved.recover(progress::say) : null;
    Path model = context.folder().model(stage.name());
    if (before != null && isEnd(before.counters())) {
      if (context.folder().isOfThisRun(model, stage.name())
          && TrainingState.isKeptIn(model, before)) {
        progress.say(stage.name() + " is finished already");
        return true;
      }
      progress.say(
          "%s is missing, damaged or another's: it is written from the saved state"
              .formatted(model));
    }
    try (TrainingStep step =
            new TrainingStep(recipe, config, stage.network(), context.device());
        CheckpointWriter writer = new CheckpointWriter(context.device().isGpu())) {
      Duration frozen = config.freezeUntil();
      if (frozen != null) {
        step.thawAt(time.updates(frozen));
      }
      TrainingState state =
          new TrainingState(stage.name(), recipe, config, data.count(), retention(), step);
      double seconds = before == null ? 0 : state.restore(before);
      Source from = recipe.from();
      if (before == null && from != null) {
        progress.say(
            InitialWeights.load(
                stage.name(), recipe, from, context.folder(), step.network().parameters()));
      }
      context.record().begin(context.device());
      context.folder().classes().keep(stage.name(), data.classes());
      context.record().describe(stage.name(), time.updates());
      long first = step.optimizer().step();
      Announcement announcement = new Announcement(stage.name(), recipe, config, time);
      announcement
          .lines(step.network().parameters(), data.count(), first)
          .forEach(progress::say);
      DataNotes.of(context.folder().plan(), stage.name(), data, validation).forEach(progress::say);
      try (MetricsLog metrics =
              MetricsLog.open(
                  context.folder().metrics(),
                  stage.name(),
                  first,
                  context.events(),
                  progress::say);
          BatchLoader batches = new BatchLoader(
                  data, pipeline, loading, time, first, context.device())) {
        Trainer trainer = new Trainer(step, recipe, config, time, batches, seconds);
        TrainingLog log =
            new TrainingLog(
                metrics,
                progress,
                interruption,
                step,
                state,
                saved,
                writer,
                validation(step, writer, first),
                new Probes(
                    probes, stage.name(), time, step, context.folder().passedWeights(), progress));
        boolean finished = train(trainer, step, state, writer, log);
        progress.end();
        state.save(writer, saved, trainer.seconds());
        writer.await();
        leave(step, finished, interruption.asked());
        return finished;
      }
    }
  }

  /** Trains to the end, or to the update where the command line says to stop. */
  private boolean train(
      Trainer trainer,
      TrainingStep step,
      TrainingState state,
      CheckpointWriter writer,
      TrainingLog log) {
    Long steps = context.steps();
    long end = steps == null ? time.updates() : Math.min(time.updates(), steps);
    try {
      return trainer.train(end, log);
    } catch (NotFiniteException e) {
      StateFolder failed = context.folder().failedState(stage.name());
      state.save(writer, failed, trainer.seconds());
      writer.await();
      long update = step.optimizer().step();
      throw new RunException(
          """
          %s: the loss of update %d of %d is %s
            rate %.3g; worst gradients:
              %s
            the weights before this update are saved in %s
            likely reasons: a rate too high, no clip, a warm-up too short\
          """
              .formatted(
                  stage.name(),
                  update + 1,
                  time.updates(),
                  Double.isFinite(e.loss())
                      ? e.loss() + ", but its gradient is not finite"
                      : e.loss(),
                  trainer.rate(update),
                  String.join("\n    ", e.worst()),
                  failed.folder()),
          RunException.STOPPED);
    } catch (RuntimeException e) {
      progress.end();
      String kept = saveAfter(e, trainer, step, state, writer);
      if (e instanceof RunException) {
        RunException stopped =
            new RunException(
                stage.name() + ": " + e.getMessage() + "\n  " + kept, RunException.STOPPED);
        stopped.initCause(e);
        throw stopped;
      }
      progress.say(kept);
      throw e;
    }
  }

  /** Saves the state after a failure, where it is whole; says from where the run can go on. */
  private String saveAfter(
      RuntimeException failure,
      Trainer trainer,
      TrainingStep step,
      TrainingState state,
      CheckpointWriter writer) {
    try {
      if (step.isWhole()) {
        state.save(writer, saved, trainer.seconds());
        writer.await();
        return "the state after update %d of %d is saved; --resume goes on from there"
            .formatted(step.optimizer().step(), time.updates());
      }
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
    return saved.exists()
        ? "the state could not be saved now; --resume goes on from that after update "
            + saved.counters().update()
        : "no state could be saved; the stage starts over";
  }

  private Retention retention() {
    Duration every = config.keepEvery();
    return new Retention(config.keepLast(), every == null ? 0 : time.updates(every));
  }

  private @Nullable Validation validation(
      TrainingStep step, CheckpointWriter writer, long first) {
    if (validation == null) {
      return null;
    }
    DatasetPass pass =
        new DatasetPass(
            step.network(),
            validation,
            Pipelines.validation(recipe),
            loading,
            Seeds.EVALUATION);
    return Validation.from(
        stage.name(), time, validation.count(), step, pass, context.folder(), writer, first,
        progress::say);
  }

  /** Writes what the stage leaves: weights where it is complete, and pictures. */
  private void leave(TrainingStep step, boolean finished, boolean interrupted) {
    if (finished || !interrupted) {
      step.evaluated(() -> show(step, finished));
    }
    if (finished) {
      saved.finish();
    } else {
      progress.say(
          "stopped after update %d of %d; the state is saved, --resume goes on from here"
              .formatted(step.optimizer().step(), time.updates()));
    }
  }

  private Path show(TrainingStep step, boolean finished) {
    if (finished) {
      context.folder().writeModel(stage.name(), step.network().parameters());
    }
    Path samples = context.folder().samples(stage.name());
    DataSource shown = validation == null ? data : validation;
    new SampleImages(step.network(), recipe, shown).write(samples);
    return samples;
  }
}
