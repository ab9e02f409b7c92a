package lacuna.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Relabeled;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.schedule.Timeline;
import org.jspecify.annotations.Nullable;

/** Refuses, before anything starts, what would train nothing or nothing sensible. */
public final class StartChecks {
  private static final int SHOWN = 4;

  /** Batches of images from which on a few broken ones cannot leave less than one batch. */
  private static final long MANY_BATCHES = 16;

  private StartChecks() {}

  /**
   * The validation images, prepared, with the labels of {@code data}: a class goes by its name, so
   * that a label means the same in both sets. Null for none.
   *
   * @param data prepared
   * @throws RunException where one has a class that {@code data} lacks
   */
  public static @Nullable DataSource optionalValidation(
      String stage, Recipe recipe, DataSource data) {
    DataSource validation = Pipelines.validationImages(recipe);
    if (validation == null
        || data.classes().isEmpty()
        || validation.classes().isEmpty()
        || data.classes().equals(validation.classes())) {
      return validation;
    }
    Set<String> known = Set.copyOf(data.classes());
    List<String> strange =
        validation.classes().stream().filter(name -> !known.contains(name)).toList();
    if (strange.isEmpty()) {
      return new Relabeled(validation, data.classes());
    }
    throw new RunException(
        """
        %s: `validation` has %s that `data` lacks: %s
          data: %s
          validation: %s
          remove what is no class, or add its images to `data`\
        """
            .formatted(
                stage,
                strange.size() == 1 ? "a class" : "classes",
                names(strange),
                described(data),
                described(validation)));
  }

  private static String described(DataSource source) {
    return "%s (%d classes: %s)"
        .formatted(source.description(), source.classes().size(), names(source.classes()));
  }

  private static String names(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? first + ", ..." : first;
  }

  /**
   * The run's timeline.
   *
   * @param data prepared
   * @throws RunException with all that is wrong
   */
  public static Timeline timeline(
      String stage, Recipe recipe, TrainConfig config, DataSource data) {
    int images = data.count();
    // among many more images than a batch takes, those that are broken are not looked for
    int empty = images < MANY_BATCHES * recipe.batchSize() ? data.empty() : 0;
    int readable = images - empty;
    if (readable < recipe.batchSize()) {
      String others = empty == 0 ? "" : " (%d more files are empty)".formatted(empty);
      throw new RunException(
          """
          %s: %d images are fewer than one batch of %d
            from %s%s
            %s\
          """
              .formatted(
                  stage,
                  readable,
                  recipe.batchSize(),
                  data.description(),
                  others,
                  readable == 0
                      ? "fetch the images again, or name another folder"
                      : "add images, or set batch_size to %d or less".formatted(readable)));
    }
    Timeline time =
        new Timeline(
            images / recipe.microBatchSize(),
            config.accumulate(),
            recipe.batchSize(),
            config.length());
    List<String> wrong = new ArrayList<>();
    if (time.updates() == 0) {
      wrong.add("`length` of %s is not a single update".formatted(config.length()));
    }
    for (Schedule.Mark mark : config.schedule().marks()) {
      if (time.position(mark.at()) >= time.end()) {
        wrong.add(
            ("the schedule is longer than the training: its %s is %s, the training %s"
                    + " (%d updates of %d images)")
                .formatted(
                    mark.name(), mark.at(), config.length(), time.updates(), recipe.batchSize()));
      }
    }
    if (config.optimizer().rate().value() == 0) {
      wrong.add("`rate` of the optimizer must be above 0");
    }
    if (!wrong.isEmpty()) {
      throw new RunException(stage + ": " + String.join("\n" + stage + ": ", wrong));
    }
    return time;
  }
}
