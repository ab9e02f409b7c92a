package lacuna.runtime.train;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.schedule.Timeline;

/** Refuses, before anything starts, what would train nothing or nothing sensible. */
public final class StartChecks {
  private static final int SHOWN = 4;

  /** Batches of images from which on a few broken ones cannot leave less than one batch. */
  private static final long MANY_BATCHES = 16;

  private StartChecks() {}

  /**
   * The validation images, prepared, of a stage that only evaluates.
   *
   * @throws RunException where there are none
   */
  public static DataSource validation(String stage, Recipe recipe) {
    DataSource validation = Pipelines.validationImages(recipe);
    if (validation == null) {
      throw new RunException(
          "%s trains nothing and has no `validation`: there is nothing to evaluate"
              .formatted(stage));
    }
    return validation;
  }

  /**
   * Checks that a label means the same in both sets of images.
   *
   * @throws RunException where it does not
   */
  public static void sameClasses(String stage, DataSource data, DataSource validation) {
    if (data.classes().isEmpty()
        || validation.classes().isEmpty()
        || data.classes().equals(validation.classes())) {
      return;
    }
    throw new RunException(
        """
        %s: `data` and `validation` have different classes, so their labels do not match
          data: %s
          validation: %s\
        """
            .formatted(stage, described(data), described(validation)));
  }

  private static String described(DataSource source) {
    List<String> names = source.classes();
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    String more = names.size() > SHOWN ? ", ..." : "";
    return "%s (%d classes: %s%s)".formatted(source.description(), names.size(), first, more);
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
