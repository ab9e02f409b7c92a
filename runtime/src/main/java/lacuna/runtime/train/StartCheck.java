package lacuna.runtime.train;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.schedule.Timeline;

/** What would train nothing, or nothing sensible, is an error before anything starts. */
final class StartCheck {

  private static final int SHOWN = 4;

  private StartCheck() {}

  /**
   * The validation images, prepared, of a stage that does nothing but measure.
   *
   * @throws RunException where there are none
   */
  static DataSource measured(String stage, Recipe recipe) {
    DataSource validation = Pipelines.validationImages(recipe);
    if (validation == null) {
      throw new RunException(
          "%s learns nothing and has no `validation`: nothing would be measured"
              .formatted(stage));
    }
    return validation;
  }

  /**
   * Checks that a label means the same in both sets of images.
   *
   * @throws RunException where it does not
   */
  static void classes(String stage, DataSource data, DataSource validation) {
    if (data.classes().isEmpty()
        || validation.classes().isEmpty()
        || data.classes().equals(validation.classes())) {
      return;
    }
    throw new RunException(
        """
        %s: the classes of the two sets of images differ, so their labels mean different things
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
   * The run's line of time.
   *
   * @param learning of the recipe
   * @param data prepared
   * @throws RunException with all that is wrong
   */
  static Timeline timeline(
      String stage, Recipe recipe, Learning learning, DataSource data) {
    int images = data.count();
    if (images < recipe.batchSize()) {
      throw new RunException(
          """
          %s: %d images are fewer than one batch of %d
            from %s
            add images, or set batch_size to %d or less\
          """
              .formatted(stage, images, recipe.batchSize(), data.description(), images));
    }
    Timeline time =
        new Timeline(
            images / recipe.partSize(),
            learning.accumulate(),
            recipe.batchSize(),
            learning.length());
    List<String> wrong = new ArrayList<>();
    if (time.updates() == 0) {
      wrong.add("a length of %s is no update at all".formatted(learning.length()));
    }
    for (Schedule.Mark mark : learning.schedule().marks()) {
      if (time.position(mark.at()) >= time.end()) {
        wrong.add(
            "the schedule's %s of %s is not before the end of the run (%s, %d updates of %d images)"
                .formatted(
                    mark.name(), mark.at(), learning.length(), time.updates(), recipe.batchSize()));
      }
    }
    if (learning.optimizer().rate().value() == 0) {
      wrong.add("the optimizer's rate is 0: nothing would change");
    }
    if (!wrong.isEmpty()) {
      throw new RunException(stage + ": " + String.join("\n" + stage + ": ", wrong));
    }
    return time;
  }
}
