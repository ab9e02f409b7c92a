package lacuna.runtime.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.run.ClassCount;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.StartChecks;
import lacuna.runtime.unit.Size;

/** The sources of the stages of an experiment, each once however many stages take it. */
final class StageSources {
  private final String plan;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<Pair, List<String>> pairs = new LinkedHashMap<>(); // the stages of each
  private final List<Taught> stages = new ArrayList<>();

  /**
   * What tells sources apart. Files are the same for every stage that reads them in the same way;
   * images that are drawn are not.
   */
  private record Key(
      String description,
      int count,
      String first,
      int channels,
      ImageOptions files,
      String drawnFor) {}

  /** A source with what it is used for. */
  static final class Entry {
    final Survey survey;
    final List<String> uses = new ArrayList<>();
    final Set<Size> seen = new LinkedHashSet<>();
    final List<String> warnings = new ArrayList<>();
    private double maxCorrupt = Double.POSITIVE_INFINITY;

    private Entry(Survey survey) {
      this.survey = survey;
    }

    /** What was found, after the survey. */
    SourceFacts facts() {
      int broken = survey.broken();
      int allowed =
          new LoaderOptions(1, 0, 0, maxCorrupt, line -> {}).allowed(survey.source().count());
      List<String> all = new ArrayList<>(warnings);
      if (broken > allowed) {
        all.add(
            ("%,d images are broken, and `max_corrupt` lets %,d pass: a run would stop%n"
                    + "  replace or remove them, or set `max_corrupt` higher")
                .formatted(broken, allowed));
      }
      return survey.facts(uses, seen, all);
    }
  }

  /** A stage and where its images come from. */
  record Taught(String name, Recipe recipe, DataSource data) {}

  /** The two sources of a stage. */
  private record Pair(Entry data, Entry validation) {}

  /**
   * Finds and lists the sources.
   *
   * @param plan as JSON
   * @throws RunException where one is not there
   */
  StageSources(Experiment experiment, String plan) {
    this.plan = plan;
    experiment.stages().forEach(stage -> add(stage.name(), stage.recipe().get()));
  }

  private void add(String stage, Recipe recipe) {
    DataSource prepared = recipe.data().prepare(recipe.image(), recipe.seed());
    Entry data = entry(stage + ".data", recipe, prepared);
    stages.add(new Taught(stage, recipe, data.survey.source()));
    warnOf(data, () -> ClassCount.require(plan, stage, prepared));
    DataSource validation = Pipelines.validationImages(recipe);
    if (validation != null) {
      Entry held = entry(stage + ".validation", recipe, validation);
      warnOf(held, () -> StartChecks.optionalValidation(stage, recipe, prepared));
      pairs.computeIfAbsent(new Pair(data, held), any -> new ArrayList<>()).add(stage);
    }
  }

  private static void warnOf(Entry entry, Runnable check) {
    try {
      check.run();
    } catch (RunException refused) {
      entry.warnings.add(String.valueOf(refused.getMessage()));
    }
  }

  private Entry entry(String use, Recipe recipe, DataSource source) {
    Key key =
        new Key(
            source.description(),
            source.count(),
            source.name(0),
            recipe.channels(),
            source.options(),
            source.file(0) == null ? use + recipe.image() : "");
    Entry entry =
        entries.computeIfAbsent(key, any -> new Entry(new Survey(source, recipe.channels())));
    entry.uses.add(use);
    entry.seen.add(recipe.image());
    entry.maxCorrupt = Math.min(entry.maxCorrupt, recipe.maxCorrupt());
    return entry;
  }

  /** All of them, in the order of the stages. */
  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** All stages, in their order. */
  List<Taught> stages() {
    return List.copyOf(stages);
  }

  /** Warns, after the surveys, of images that stages both learn from and are evaluated on. */
  void warnOfLeaks() {
    pairs.forEach(
        (pair, stages) -> {
          String names = String.join(", ", stages);
          if (pair.data == pair.validation) {
            pair.validation.warnings.add(
                "%s: `validation` is `data`: its figures tell nothing of other images"
                    .formatted(names));
            return;
          }
          Found shared = pair.validation.survey.shared(pair.data.survey);
          if (shared.count() > 0) {
            pair.validation.warnings.add(
                ("%s: `data` has %,d of the images of `validation` too: figures look better than they"
                        + " are%n  %s%s%n  remove them from one of the two")
                    .formatted(
                        names,
                        shared.count(),
                        String.join("\n  ", shared.first()),
                        shared.count() > shared.first().size() ? "\n  ..." : ""));
          }
        });
  }
}
