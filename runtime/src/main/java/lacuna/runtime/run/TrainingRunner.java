package lacuna.runtime.run;

import java.io.IOException;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.BatchLoader;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.NotFiniteException;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;
import lacuna.runtime.train.StartChecks;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.Trainer;
import lacuna.runtime.train.TrainingStep;
import org.jspecify.annotations.Nullable;

/** Trains one stage, from its start or its saved state to its end or until it is asked to stop. */
final class TrainingRunner implements StageRunner {
  private final Experiment.Stage stage;
  private final Recipe recipe;
  private final TrainConfig config;
  private final RunContext context;
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
   */
  TrainingRunner(
      Experiment.Stage stage, Recipe recipe, TrainConfig config, RunContext context) {
    this.stage = stage;
    this.recipe = recipe;
    this.config = config;
    this.context = context;
    saved = context.folder().state(stage.name());
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    time = StartChecks.timeline(stage.name(), recipe, config, data);
    validation = Pipelines.validationImages(recipe);
    if (validation != null) {
      StartChecks.sameClasses(stage.name(), data, validation);
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

  /**
   * @throws RunException if the loss is not finite, after the state before that update is saved
   */
  @Override
  public boolean run(Interruption interruption) throws IOException {
    boolean resumed = context.resume() && saved.exists();
    if (resumed && saved.counters().finished()) {
      progress.say(stage.name() + " is finished already");
      return true;
    }
    try (TrainingStep step =
            new TrainingStep(recipe, config, stage.network(), context.device());
        CheckpointWriter writer = new CheckpointWriter(context.device().isGpu())) {
      TrainingState state = new TrainingState(stage.name(), recipe, config, data.count(), step);
      double seconds = resumed ? state.restore(saved) : 0;
      Source from = recipe.from();
      if (!resumed && from != null) {
        progress.say(
            InitialWeights.load(
                stage.name(), recipe, from, context.folder(), step.network().parameters()));
      }
      long first = step.optimizer().step();
      announce(step, first);
      try (MetricsLog metrics =
              MetricsLog.open(context.folder().metrics(), stage.name(), first);
          BatchLoader batches = new BatchLoader(
                  data, pipeline, loading, time, first, context.device())) {
        Trainer trainer = new Trainer(step, recipe, config, time, batches, seconds);
        TrainingLog log =
            new TrainingLog(
                metrics,
                progress,
                interruption,
                state,
                saved,
                writer,
                validation(step, writer, first));
        boolean finished = train(trainer, step, state, writer, log);
        progress.end();
        state.save(writer, saved, trainer.seconds());
        writer.await();
        leave(step, finished);
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
    } catch (RunException e) {
      progress.end();
      state.save(writer, saved, trainer.seconds());
      writer.await();
      throw new RunException(
          "%s: %s\n  the state after update %d of %d is saved; --resume goes on from there"
              .formatted(
                  stage.name(), e.getMessage(), step.optimizer().step(), time.updates()),
          RunException.STOPPED);
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
    }
  }

  private TrainingLog.@Nullable Validation validation(
      TrainingStep step, CheckpointWriter writer, long first) {
    if (validation == null) {
      return null;
    }
    Network network = step.network();
    DatasetPass pass =
        new DatasetPass(
            network, validation, Pipelines.validation(recipe), loading, Seeds.EVALUATION);
    return new TrainingLog.Validation(
        stage.name(),
        time,
        new Evaluation(network, pass),
        new BestWeights(context.folder().best(stage.name()), stage.name(), writer, first > 0),
        network.parameters());
  }

  private void announce(TrainingStep step, long first) {
    progress.say(
        "%s: %,d parameters, %,d images, %s in %,d updates of %d images%s"
            .formatted(
                stage.name(),
                step.network().parameters().count(),
                data.count(),
                config.length(),
                time.updates(),
                recipe.batchSize(),
                first == 0 ? "" : ", resumed after update " + first));
    if (time.updates(config.checkpoint()) >= time.updates() && time.updates() > 1) {
      progress.say("the state is saved at the end, or when the run is stopped");
    }
  }

  /** Writes what the stage leaves: weights where it is complete, and pictures. */
  private void leave(TrainingStep step, boolean finished) {
    if (finished) {
      context.folder().writeModel(stage.name(), step.network().parameters());
    }
    DataSource shown = validation == null ? data : validation;
    new SampleImages(step.network(), recipe, shown).write(context.folder().samples(stage.name()));
    if (finished) {
      saved.finish();
    } else {
      progress.say(
          "stopped after update %d of %d; the state is saved, --resume goes on from here"
              .formatted(step.optimizer().step(), time.updates()));
    }
  }
}
